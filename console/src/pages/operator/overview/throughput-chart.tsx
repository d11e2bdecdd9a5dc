import type { Throughput } from '@partner-insights/client/browser';
import { useMemo } from 'react';
import { chartColours } from '../../../charts/chart-theme.ts';
import { PlotFigure } from '../../../charts/plot-figure.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { type Ending, endedParts, endings, sumOf } from './chart-span.ts';
import { timeAxis } from './time-axis.ts';

/** Failures stand on the ground line, where they are seen however few; patterns tell without colour. */
const stacking: readonly Ending[] = ['failed', 'cancelled', 'skipped', 'completed'];
const colours: Readonly<Record<Ending, string>> = {
  completed: chartColours.good,
  failed: chartColours.bad,
  skipped: chartColours.warning,
  cancelled: chartColours.quiet,
};

interface Props {
  readonly slots: readonly Throughput[];
  readonly minutes: number;
}

export function ThroughputChart({ slots, minutes }: Props) {
  const { texts, formats, language } = useI18n();
  const { charts } = texts.operator;
  const draw = useMemo(() => throughputPlot(slots, minutes, language), [slots, minutes, language]);
  const shown = endings.filter((ending) => ending === 'completed' || sumOf(slots, ending) > 0);
  const sum = (ending: Ending) => formats.number(sumOf(slots, ending));
  return (
    <ChartFrame
      title={charts.throughput}
      lead={charts.throughputLead(charts.intervals[intervalOf(minutes)])}
      legend={shown.map((ending) => ({
        name: charts[ending],
        value: sum(ending),
        mark: (
          <svg width={10} height={10} aria-hidden focusable={false}>
            <rect width={10} height={10} rx={2} fill={colours[ending]} />
          </svg>
        ),
      }))}
    >
      <PlotFigure
        summary={charts.throughputSummary(sum('completed'), sum('failed'))}
        height={220}
        draw={draw}
      />
    </ChartFrame>
  );
}

const intervalOf = (minutes: number) =>
  minutes === 15 ? 'quarter' : minutes === 60 ? 'hour' : 'day';

const throughputPlot =
  (
    slots: readonly Throughput[],
    minutes: number,
    language: string,
  ): React.ComponentProps<typeof PlotFigure>['draw'] =>
  (plot, width) => ({
    x: timeAxis(slots, minutes, width, language),
    y: { grid: true, ticks: 4, label: null, tickFormat: compact(language) },
    marks: [
      plot.rectY(
        endedParts(slots, minutes),
        plot.stackY(
          { order: [...stacking] },
          {
            ...{ x1: 'from', x2: 'to', y: 'count', z: 'ending' },
            fill: ({ ending }: { ending: Ending }) => colours[ending],
            ...{ insetLeft: 1, insetRight: 1 },
          },
        ),
      ),
      plot.ruleY([0], { stroke: chartColours.quiet }),
    ],
    color: { type: 'identity' },
  });

/** Whole things alone are counted. */
const compact = (language: string) => {
  const format = new Intl.NumberFormat(language, { notation: 'compact' });
  return (value: number): string => (Number.isInteger(value) ? format.format(value) : '');
};
