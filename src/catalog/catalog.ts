import type { Column, Dataset, Metric, SampleQuery, SystemQuery } from './dataset.ts';

/** Everything the service knows about its datasets. Look-ups take any case and any alias. */
export interface Catalog {
  /** In lower case, as they stand in URLs. */
  readonly programs: readonly string[];
  datasets(program: string): readonly Dataset[];
  dataset(program: string, name: string): Dataset | undefined;
  systemQueries(program: string): readonly SystemQuery[];
  sampleQueries(program: string): readonly SampleQuery[];
}

export function createCatalog(
  datasets: readonly Dataset[],
  systemQueries: readonly SystemQuery[] = [],
  sampleQueries: readonly SampleQuery[] = [],
): Catalog {
  const byProgram = Map.groupBy(datasets, (dataset) => dataset.program);
  const byName = new Map(
    datasets.flatMap((dataset) =>
      namesOf(dataset).map((name) => [`${dataset.program}/${name.toLowerCase()}`, dataset]),
    ),
  );
  return {
    programs: [...byProgram.keys()],
    datasets: (program) => byProgram.get(program) ?? [],
    dataset: (program, name) => byName.get(`${program}/${name.toLowerCase()}`),
    systemQueries: (program) => systemQueries.filter((query) => query.program === program),
    sampleQueries: (program) => sampleQueries.filter((query) => query.program === program),
  };
}

export const namesOf = (named: { name: string; aliases: readonly string[] }): readonly string[] => [
  named.name,
  ...named.aliases,
];

/** The column of that exact catalog name. It must exist: the catalog's loader has checked it. */
export function columnNamed(dataset: Dataset, name: string): Column {
  const column = dataset.columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`dataset ${dataset.name} has no column ${name}`);
  return column;
}

/** The metric of that exact catalog name. */
export function metricNamed(dataset: Dataset, name: string): Metric {
  const metric = dataset.metrics.find((candidate) => candidate.name === name);
  if (!metric) throw new Error(`dataset ${dataset.name} has no metric ${name}`);
  return metric;
}

type FoundField =
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'metric'; readonly metric: Metric };

interface FieldIndex {
  readonly fields: ReadonlyMap<string, FoundField>;
  readonly hidden: ReadonlyMap<string, Column>;
}

/** What a query may select: a column by any case or alias, or a metric by any case. */
export const findField = (dataset: Dataset, name: string): FoundField | undefined =>
  fieldIndex(dataset).fields.get(name.toLowerCase());

/** A column by any case or alias that queries may not select. */
export const findHiddenColumn = (dataset: Dataset, name: string): Column | undefined =>
  fieldIndex(dataset).hidden.get(name.toLowerCase());

const indexes = new WeakMap<Dataset, FieldIndex>();

/** By name in lower case. Kept, because a query of 64 KiB may ask for ten thousand names. */
function fieldIndex(dataset: Dataset): FieldIndex {
  const known = indexes.get(dataset);
  if (known) return known;
  const named = (columns: readonly Column[]) =>
    columns.flatMap((column) =>
      namesOf(column).map((name) => [name.toLowerCase(), column] as const),
    );
  const { columns, metrics } = dataset;
  const index = {
    fields: new Map<string, FoundField>([
      ...metrics.map((metric) => [metric.name.toLowerCase(), { kind: 'metric', metric }] as const),
      ...named(columns.filter(({ selectable }) => selectable)).map(
        ([name, column]) => [name, { kind: 'column', column }] as const,
      ),
    ]),
    hidden: new Map(named(columns.filter(({ selectable }) => !selectable))),
  };
  indexes.set(dataset, index);
  return index;
}
