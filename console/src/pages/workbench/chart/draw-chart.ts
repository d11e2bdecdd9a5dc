import { tokens } from '@fluentui/react-components';
import type { PlotOptions, SymbolType } from '@observablehq/plot';
import type { Plot } from '../../../charts/load-plot.ts';
import type { Formats } from '../../../i18n/formats.ts';
import type { ResultColumn } from '../results/result-column.ts';
import { axisText } from './axis-text.ts';
import type { ChartChoice } from './chart-choice.ts';
import type { ChartPoint, ChartPoints } from './chart-points.ts';
import { COLORS, seriesOf } from './series-looks.ts';

export interface Drawing {
  readonly choice: ChartChoice;
  readonly columns: readonly ResultColumn[];
  readonly drawn: ChartPoints;
  readonly width: number;
  readonly formats: Formats;
  readonly names: { readonly other: string; readonly empty: string; readonly rows: string };
}

/** As Plot takes it. */
export function drawChart(plot: Plot, drawing: Drawing): PlotOptions {
  switch (drawing.choice.form) {
    case 'line':
      return lines(plot, drawing);
    case 'scatter':
      return dots(plot, drawing);
    default:
      return bars(plot, drawing);
  }
}

const HEIGHT = 360;
const BAR = 26;

export const heightOf = ({ form }: ChartChoice, { points }: ChartPoints): number =>
  form === 'bar' ? points.length * BAR + 50 : HEIGHT;

const GRID = { stroke: tokens.colorNeutralStroke1, strokeOpacity: 0.7 };

const labelOf = ({ choice, columns, names }: Drawing): string => {
  const unit = columns.find(({ name }) => name === choice.y)?.unit;
  return `${choice.y ?? names.rows}${unit ? ` (${unit})` : ''}`;
};

const nameOf = ({ names }: Drawing, { series, isOther }: ChartPoint): string =>
  isOther ? names.other : (series ?? names.empty);

/** Colours and symbols of the series, in one order with the legend. */
function looks(drawing: Drawing): Pick<PlotOptions, 'color' | 'symbol'> {
  const series = seriesOf(drawing.drawn, drawing.names.other);
  const domain = series.map(({ name }) => name || drawing.names.empty);
  return {
    color: { domain, range: series.map(({ color }) => color) },
    symbol: { domain, range: series.map(({ symbol }) => symbol as SymbolType) },
  };
}

/** The value in full, beside the pointer. */
const tipOf = (drawing: Drawing, place: (point: ChartPoint) => string) => (point: ChartPoint) =>
  [
    place(point),
    ...(drawing.choice.series === null ? [] : [nameOf(drawing, point)]),
    `${labelOf(drawing)}: ${drawing.formats.exactNumber(String(point.y), null)}`,
  ].join('\n');

const tip = { tip: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorNeutralStroke1 } };

function lines(plot: Plot, drawing: Drawing): PlotOptions {
  const { drawn, choice, formats } = drawing;
  const day = ({ x }: ChartPoint) => new Date(String(x));
  const text = (point: ChartPoint) => axisText(point.x ?? '', 'date', formats);
  const byName = choice.series === null ? null : (point: ChartPoint) => nameOf(drawing, point);
  const look = byName ? { stroke: byName, z: byName } : { stroke: COLORS[0] };
  const ticks = ticksOf(drawn.points, drawing.width);
  return {
    ...(byName && looks(drawing)),
    marginTop: 34,
    marginLeft: 58,
    marginRight: 28,
    marginBottom: 34,
    x: { type: 'utc', label: null },
    y: { label: null, nice: true, zero: true },
    marks: [
      plot.gridY({ ...GRID, ticks: 5 }),
      plot.axisY({
        ticks: 5,
        tickFormat: formats.compactNumber,
        tickSize: 0,
        label: labelOf(drawing),
      }),
      plot.axisX(
        ticks.map((x) => new Date(x)),
        {
          tickFormat: (date: Date) => axisText(date.toISOString().slice(0, 10), 'date', formats),
        },
      ),
      plot.ruleY([0], { stroke: tokens.colorNeutralStroke1 }),
      plot.line(drawn.points, { x: day, y: 'y', ...look, strokeWidth: 2 }),
      plot.dot(drawn.points, {
        ...{ x: day, y: 'y', r: 3.5, fill: byName ?? COLORS[0] },
        ...(byName && { symbol: byName }),
        channels: {},
        title: tipOf(drawing, text),
        ...tip,
      }),
    ],
  };
}

/** As many of the times as there is room for their names. */
function ticksOf(points: readonly ChartPoint[], width: number): string[] {
  const times = [...new Set(points.map(({ x }) => String(x)))].toSorted();
  const every = Math.max(1, Math.ceil(times.length / Math.max(2, Math.floor(width / 90))));
  return times.filter((_, index) => index % every === 0);
}

function bars(plot: Plot, drawing: Drawing): PlotOptions {
  const { drawn, choice, columns, names, formats, width } = drawing;
  const kind = columns.find(({ name }) => name === choice.x)?.kind ?? 'text';
  const place = ({ x, isOther }: ChartPoint): string =>
    isOther ? names.other : x === null ? names.empty : axisText(x, kind, formats);
  const marginLeft = Math.min(
    Math.max(...drawn.points.map((point) => place(point).length * 6.6 + 16), 40),
    Math.max(90, width * 0.36),
  );
  const shorten = (text: string): string => cut(text, (marginLeft - 16) / 6.6);
  return {
    marginLeft,
    marginRight: 64,
    marginTop: 30,
    x: { label: null, zero: true, axis: null },
    y: { label: null, domain: drawn.points.map(place), padding: 0.28 },
    marks: [
      plot.axisX({ anchor: 'top', ticks: [], label: labelOf(drawing), labelAnchor: 'left' }),
      plot.axisY({ tickSize: 0, tickFormat: shorten, label: null }),
      plot.barX(drawn.points, {
        ...{ x: 'y', y: place, rx: 2 },
        fill: ({ isOther }: ChartPoint) => (isOther ? tokens.colorNeutralForeground3 : COLORS[0]),
        title: tipOf(drawing, place),
        ...tip,
      }),
      plot.text(drawn.points, {
        ...{ x: 'y', y: place, dx: 6, textAnchor: 'start', fill: tokens.colorNeutralForeground1 },
        text: ({ y }: ChartPoint) => formats.compactNumber(y),
      }),
      plot.ruleX([0], { stroke: tokens.colorNeutralStroke1 }),
    ],
  };
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, Math.max(3, Math.floor(most) - 1))}…`;

function dots(plot: Plot, drawing: Drawing): PlotOptions {
  const { drawn, choice, formats } = drawing;
  const byName = choice.series === null ? null : (point: ChartPoint) => nameOf(drawing, point);
  const place = ({ x }: ChartPoint) =>
    `${choice.x ?? ''}: ${formats.exactNumber(String(x ?? 0), null)}`;
  return {
    ...(byName && looks(drawing)),
    marginTop: 34,
    marginLeft: 58,
    marginRight: 28,
    marginBottom: 44,
    x: { label: choice.x, nice: true },
    y: { label: null, nice: true },
    marks: [
      plot.gridY({ ...GRID, ticks: 5 }),
      plot.gridX({ ...GRID, ticks: 6 }),
      plot.axisY({
        ticks: 5,
        tickFormat: formats.compactNumber,
        tickSize: 0,
        label: labelOf(drawing),
      }),
      plot.axisX({ ticks: 6, tickFormat: formats.compactNumber, label: choice.x }),
      plot.dot(drawn.points, {
        ...{ x: 'x', y: 'y', r: 4, fill: byName ?? COLORS[0], fillOpacity: 0.85 },
        ...(byName && { symbol: byName }),
        title: tipOf(drawing, place),
        ...tip,
      }),
    ],
  };
}
