import type { Throughput } from '@partner-insights/client/browser';
import { useMemo } from 'react';
import { chartColours } from '../../../charts/chart-theme.ts';
import { PlotFigure } from '../../../charts/plot-figure.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { type LatePoint, latePoints, type Rank, ranks, worst } from './chart-span.ts';
import { timeAxis } from './time-axis.ts';

/** Told apart without colour by their strokes, too. */
const strokes: Readonly<Record<Rank, { colour: string; dash: string; width: number }>> = {
  p50: { colour: chartColours.main, dash: '', width: 2 },
  p95: { colour: chartColours.main, dash: '5 3', width: 1.6 },
  max: { colour: chartColours.quiet, dash: '1.5 3', width: 1.6 },
};

interface Props {
  readonly slots: readonly Throughput[];
  readonly minutes: number;
}

export function LatenessChart({ slots, minutes }: Props) {
  const { texts, formats, language } = useI18n();
  const { charts } = texts.operator;
  const draw = useMemo(() => latenessPlot(slots, minutes, language), [slots, minutes, language]);
  return (
    <ChartFrame
      title={charts.lateness}
      lead={charts.latenessLead}
      legend={ranks.map((rank) => ({ name: charts[rank], mark: <Stroke rank={rank} /> }))}
    >
      <PlotFigure
        summary={charts.latenessSummary(formats.duration(worst(slots, 'max') ?? 0))}
        height={220}
        draw={draw}
      />
    </ChartFrame>
  );
}

function Stroke({ rank }: { readonly rank: Rank }) {
  const { colour, dash, width } = strokes[rank];
  return (
    <svg width={22} height={8} aria-hidden focusable={false}>
      <line
        {...{ x1: 0, y1: 4, x2: 22, y2: 4 }}
        stroke={colour}
        strokeWidth={width}
        strokeDasharray={dash}
      />
    </svg>
  );
}

const latenessPlot =
  (
    slots: readonly Throughput[],
    minutes: number,
    language: string,
  ): React.ComponentProps<typeof PlotFigure>['draw'] =>
  (plot, width) => {
    const points = latePoints(slots, minutes);
    const of = (rank: Rank): LatePoint[] => points.filter((point) => point.rank === rank);
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    return {
      x: timeAxis(slots, minutes, width, language),
      y: {
        ...{ grid: true, ticks: 4, label: null, zero: true, nice: true },
        tickFormat: (seconds: number) => number.format(seconds),
      },
      marks: [
        plot.ruleY([0], { stroke: chartColours.quiet }),
        ...[...ranks].reverse().flatMap((rank) => {
          const { colour, dash, width: strokeWidth } = strokes[rank];
          const common = { x: 'time', y: 'seconds' } as const;
          return [
            plot.lineY(of(rank), {
              ...{ ...common, stroke: colour, strokeWidth, strokeDasharray: dash },
              curve: 'monotone-x',
            }),
            // A slot between two empty ones has no line.
            plot.dot(of(rank), { ...common, fill: colour, r: 2 }),
          ];
        }),
      ],
    };
  };
