import { makeStyles } from '@fluentui/react-components';
import type { PlotOptions } from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';
import { chartBasics } from './chart-theme.ts';
import { loadPlot, type Plot } from './load-plot.ts';
import { useWidth } from './use-width.ts';

const useStyles = makeStyles({
  root: { width: '100%', minWidth: 0, '& svg': { display: 'block', maxWidth: '100%' } },
});

interface Props {
  /** What the chart shows, for those who do not see it. */
  readonly summary: string;
  readonly height: number;
  /** Kept by `useCallback`: another one draws anew. */
  readonly draw: (plot: Plot, width: number) => PlotOptions;
}

/** A chart as wide as its place, drawn once Plot is loaded. */
export function PlotFigure({ summary, height, draw }: Props) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [plot, setPlot] = useState<Plot>();
  useEffect(() => {
    let isGone = false;
    void loadPlot().then((loaded) => isGone || setPlot(() => loaded));
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    if (!plot || !place.current || width === 0) return;
    const options = draw(plot, width);
    const chart = plot.plot({ ...chartBasics, width, height, ...options });
    // Its style element would be refused by the Content-Security-Policy; ours says the same.
    for (const style of chart.querySelectorAll('style')) style.remove();
    place.current.replaceChildren(chart);
  }, [plot, width, height, draw]);
  return (
    <div role="img" aria-label={summary}>
      <div ref={place} className={styles.root} style={{ minHeight: height }} aria-hidden />
    </div>
  );
}
