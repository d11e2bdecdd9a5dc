import type { Column, Dataset } from '../../catalog/dataset.ts';
import type { Candidate } from './completion.ts';

/** Columns and metrics of a dataset, in catalog order, then the aliases of its columns. */
export function fieldsOfDataset(dataset: Dataset): readonly Candidate[] {
  const columns = dataset.columns.filter((column) => column.selectable);
  return [
    ...columns.map(({ name, ...column }) => candidate('column', name, detailOf(column))),
    ...dataset.metrics.map(({ name, description }) => candidate('metric', name, description)),
    ...columns.flatMap(({ name, aliases }) =>
      aliases.map((alias) => candidate('column', alias, `alias of ${name}`)),
    ),
  ];
}

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
  return [...owners.values()].map((owner) =>
    candidate(owner.kind, owner.label, owner.in.join(', ')),
  );
}

const candidate = (kind: Candidate['kind'], label: string, detail: string): Candidate => ({
  kind,
  label,
  detail,
});

const detailOf = ({ type, unit, description }: Omit<Column, 'name'>): string =>
  `${type.kind}${unit ? `, ${unit}` : ''}: ${description}`;
