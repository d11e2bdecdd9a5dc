import type { Dataset } from '../../catalog/dataset.ts';

/** What of a dataset a query can name, as a report's creator saw it. */
export interface DatasetShape {
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly metrics: readonly string[];
  readonly dateRanges: readonly string[];
}

export const shapeOf = (dataset: Dataset): DatasetShape => ({
  dataset: dataset.name,
  columns: dataset.columns.map((column) => column.name),
  metrics: dataset.metrics.map((metric) => metric.name),
  dateRanges: dataset.availableDateRanges,
});

/** What has gone and what has come since, as a sentence; empty when nothing has. */
export function describeChange(before: DatasetShape, after: DatasetShape | undefined): string {
  if (!after) return ` Dataset ${before.dataset} is gone.`;
  const parts = (['columns', 'metrics', 'dateRanges'] as const).flatMap((kind) => [
    ...named(`${nouns[kind]} gone`, without(before[kind], after[kind])),
    ...named(`${nouns[kind]} new`, without(after[kind], before[kind])),
  ]);
  if (parts.length === 0) return '';
  return ` ${before.dataset} has changed since the report was created: ${parts.join('; ')}.`;
}

const nouns = { columns: 'columns', metrics: 'metrics', dateRanges: 'date ranges' } as const;

const without = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((name) => !others.includes(name));

const named = (what: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`${what}: ${names.join(', ')}`];
