import { useCallback } from 'react';
import type { Plot } from '../../../charts/load-plot.ts';
import { PlotFigure } from '../../../charts/plot-figure.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { ResultColumn } from '../results/result-column.ts';
import type { ChartChoice } from './chart-choice.ts';
import { ChartLegend } from './chart-legend.tsx';
import type { ChartPoints } from './chart-points.ts';
import { drawChart, heightOf } from './draw-chart.ts';
import { seriesOf } from './series-looks.ts';

interface Props {
  readonly choice: ChartChoice;
  readonly columns: readonly ResultColumn[];
  readonly drawn: ChartPoints;
  readonly summary: string;
}

/** One picture to screen readers; its equal is the table. */
export function PlotChart({ choice, columns, drawn, summary }: Props) {
  const { texts, formats } = useI18n();
  const { chart: words } = texts.workbench;
  const other = words.other(formats.number(drawn.folded));
  const draw = useCallback(
    (plot: Plot, width: number) => {
      const names = { other, empty: words.nullName, rows: words.rows };
      return drawChart(plot, { choice, columns, drawn, width, formats, names });
    },
    [choice, columns, drawn, formats, other, words],
  );
  return (
    <>
      {choice.series !== null && (
        <ChartLegend series={seriesOf(drawn, other)} label={words.legend} />
      )}
      <PlotFigure summary={summary} height={heightOf(choice, drawn)} draw={draw} />
    </>
  );
}
