import type { Column, Dataset, Metric } from '../../catalog/dataset.ts';
import type { Candidate } from './completion.ts';

/** Columns and metrics of a dataset, in catalog order, then the aliases of its columns. */
export function fieldsOfDataset(dataset: Dataset): readonly Candidate[] {
  const columns = dataset.columns.filter((column) => column.selectable);
  return [
    ...columns.map((column) => columnCandidate(column)),
    ...dataset.metrics.map((metric) => metricCandidate(metric, dataset)),
    ...columns.flatMap((column) =>
      column.aliases.map((alias) => ({
        ...columnCandidate(column),
        label: alias,
        detail: `alias of ${column.name}`,
      })),
    ),
  ];
}

const columnCandidate = (column: Column): Candidate => ({
  label: column.name,
  kind: 'column',
  detail: detailOf(column),
  description: column.description,
  sensitivity: column.sensitivity ?? null,
});

const metricCandidate = (metric: Metric, { columns }: Dataset): Candidate => ({
  label: metric.name,
  kind: 'metric',
  detail: detailOf(metric),
  description: metric.description,
  sensitivity: columns.find(({ name }) => name === metric.column)?.sensitivity ?? null,
});

const detailOf = ({ type, unit }: Pick<Column, 'type' | 'unit'>): string =>
  `${type.kind}${unit ? `, ${unit}` : ''}`;

/** Of every dataset: each name once, with the datasets that have it. */
export function fieldsOfAll(datasets: readonly Dataset[]): readonly Candidate[] {
  const owners = new Map<string, { kind: Candidate['kind']; label: string; in: string[] }>();
  for (const dataset of datasets) {
    for (const { kind, label } of fieldsOfDataset(dataset)) {
      const known = owners.get(label.toLowerCase()) ?? { kind, label, in: [] };
      known.in.push(dataset.name);
      owners.set(label.toLowerCase(), known);
    }
  }
  return [...owners.values()].map(({ kind, label, in: names }) => ({
    ...{ label, kind, detail: names.join(', ') },
    ...{ description: null, sensitivity: null },
  }));
}
