import { buildDataset } from './build-dataset.ts';
import type { Dataset, SampleQuery, SystemQuery } from './dataset.ts';
import { type Declarations, findDataset, programOf } from './declared.ts';

/** By program, then by `order`, then by name. */
export const buildDatasets = ({ datasets }: Declarations): Dataset[] =>
  datasets
    .toSorted(
      (a, b) =>
        compare(programOf(a), programOf(b)) ||
        compare(a.entry.order ?? LAST, b.entry.order ?? LAST) ||
        compare(a.entry.name, b.entry.name),
    )
    .map((dataset) => buildDataset(programOf(dataset), dataset.entry));

const LAST = Number.POSITIVE_INFINITY;

const compare = <Value extends string | number>(a: Value, b: Value): number =>
  a < b ? -1 : Number(a > b);

export const buildSystemQueries = ({ systemQueries, datasets }: Declarations): SystemQuery[] =>
  systemQueries.map((query) => ({
    ...query.entry,
    program: programOf(query),
    dataset: findDataset(query, datasets)?.entry.name ?? query.entry.dataset,
    query: query.entry.query.trim(),
  }));

export const buildSampleQueries = ({ sampleQueries }: Declarations): SampleQuery[] =>
  sampleQueries.map((sample) => ({
    program: programOf(sample),
    title: sample.entry.title,
    query: sample.entry.query.trim(),
  }));
