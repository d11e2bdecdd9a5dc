import type * as PlotModule from '@observablehq/plot';

export type Plot = typeof PlotModule;

/** Its weight is loaded by the pages that show a chart, once. */
let loading: Promise<Plot> | undefined;

export const loadPlot = (): Promise<Plot> => {
  loading ??= import('@observablehq/plot');
  return loading;
};
