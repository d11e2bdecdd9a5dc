import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { ResultColumn } from '../results/result-column.ts';
import type { ChartChoice } from './chart-choice.ts';
import { ChartLegend } from './chart-legend.tsx';
import type { ChartPoints } from './chart-points.ts';
import { drawChart } from './draw-chart.ts';
import { seriesOf } from './series-looks.ts';

const useStyles = makeStyles({
  frame: {
    minWidth: 0,
    overflow: 'hidden',
    '--plot-background': tokens.colorNeutralBackground1,
    '& svg': { display: 'block', maxWidth: '100%', height: 'auto', overflow: 'visible' },
    '& text': { whiteSpace: 'pre' },
  },
});

interface Props {
  readonly choice: ChartChoice;
  readonly columns: readonly ResultColumn[];
  readonly drawn: ChartPoints;
  readonly summary: string;
}

/** One picture to screen readers; its equal is the table. */
export function PlotChart({ choice, columns, drawn, summary }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { chart: words } = texts.workbench;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const series = seriesOf(drawn, words.other(formats.number(drawn.folded)));
  useEffect(() => {
    if (!frame.current || width === 0) return;
    const other = words.other(formats.number(drawn.folded));
    const names = { other, empty: words.nullName, rows: words.rows };
    frame.current.replaceChildren(drawChart({ choice, columns, drawn, width, formats, names }));
  }, [choice, columns, drawn, width, formats, words]);
  return (
    <>
      {choice.series !== null && <ChartLegend series={series} label={words.legend} />}
      <div ref={frame} className={styles.frame} role="img" aria-label={summary} />
    </>
  );
}

function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
