import type { Column, Dataset, Metric, SystemQuery } from './dataset.ts';

/** Everything the service knows about its datasets. Look-ups take any case and any alias. */
export interface Catalog {
  /** In lower case, as they stand in URLs. */
  readonly programs: readonly string[];
  datasets(program: string): readonly Dataset[];
  dataset(program: string, name: string): Dataset | undefined;
  systemQueries(program: string): readonly SystemQuery[];
}

export function createCatalog(
  datasets: readonly Dataset[],
  systemQueries: readonly SystemQuery[] = [],
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

/** What a query may select: a column by any case or alias, or a metric by any case. */
export function findField(
  dataset: Dataset,
  name: string,
): { kind: 'column'; column: Column } | { kind: 'metric'; metric: Metric } | undefined {
  const wanted = name.toLowerCase();
  const column = dataset.columns.find(
    (candidate) =>
      candidate.selectable && namesOf(candidate).some((known) => known.toLowerCase() === wanted),
  );
  if (column) return { kind: 'column', column };
  const metric = dataset.metrics.find((candidate) => candidate.name.toLowerCase() === wanted);
  return metric && { kind: 'metric', metric };
}
