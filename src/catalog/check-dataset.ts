import type { Problem } from './catalog-error.ts';
import type { ColumnEntry, DatasetFile, MetricEntry } from './catalog-files.ts';
import { checkNames, type NameUse, repeatProblems } from './check-names.ts';
import { isNumber, MAX_PRECISION, parseColumnType } from './column-type.ts';
import { suggest } from './suggest.ts';
import type { ValuePath, YamlFile } from './yaml-file.ts';

/** What the schema cannot say about one dataset: that its parts fit each other. */
export function checkDataset(file: YamlFile, dataset: DatasetFile): Problem[] {
  const problem = (path: ValuePath, reason: string): Problem => ({
    place: file.place(path),
    reason,
  });
  return [
    ...checkRoleColumns(dataset, problem),
    ...checkTime(dataset, problem),
    ...checkRanges(file, dataset),
    ...dataset.columns.flatMap((column, index) => checkDecimal(column, index, problem)),
    ...(dataset.metrics ?? []).flatMap((metric, index) =>
      checkMetric(dataset, metric, index, problem),
    ),
    ...checkNames(fieldNames(file, dataset)),
  ];
}

type NewProblem = (path: ValuePath, reason: string) => Problem;

/** Finds a column by its exact name, or says what it could be. */
function findColumn(dataset: DatasetFile, name: string): ColumnEntry | string {
  const found = dataset.columns.find((column) => column.name === name);
  const names = dataset.columns.map((column) => column.name);
  return found ?? `"${name}" is not a column of ${dataset.name}${suggest(name, names)}`;
}

function checkRoleColumns(dataset: DatasetFile, problem: NewProblem): Problem[] {
  return (['accountColumn', 'locationColumn'] as const).flatMap((key) => {
    const column = findColumn(dataset, dataset[key]);
    if (typeof column === 'string') return [problem([key], column)];
    if (column.type === 'string') return [];
    return [problem([key], `"${column.name}" is of type ${column.type}; it must be a string`)];
  });
}

function checkTime(dataset: DatasetFile, problem: NewProblem): Problem[] {
  const { timeColumn, timeGrain } = dataset;
  if (timeColumn === undefined) {
    return timeGrain === undefined
      ? []
      : [problem(['timeGrain'], '"timeGrain" needs a "timeColumn"')];
  }
  const column = findColumn(dataset, timeColumn);
  const problems: Problem[] = [];
  if (typeof column === 'string') problems.push(problem(['timeColumn'], column));
  else if (column.type !== 'date' && column.type !== 'timestamp') {
    const reason = `"${timeColumn}" is of type ${column.type}; it must be a date or timestamp`;
    problems.push(problem(['timeColumn'], reason));
  } else if (column.sensitivity !== undefined) {
    const reason = `"${timeColumn}" has a sensitivity; TIMESPAN would tell its values to those who may not see them`;
    problems.push(problem(['timeColumn'], reason));
  }
  if (timeGrain === undefined)
    problems.push(problem(['timeColumn'], '"timeGrain" is missing; it may be month, day'));
  return problems;
}

function checkRanges(file: YamlFile, dataset: DatasetFile): Problem[] {
  const uses = dataset.ranges.map((name, index) => ({
    name,
    place: file.place(['ranges', index]),
  }));
  const timeless = dataset.timeColumn === undefined;
  const unusable = timeless ? uses.filter((use) => use.name !== 'LIFETIME') : [];
  return [
    ...repeatProblems(uses),
    ...unusable.map(({ name, place }) => ({
      place,
      reason: `"${name}" needs a "timeColumn"; without one, only LIFETIME may be offered`,
    })),
  ];
}

function checkDecimal(column: ColumnEntry, index: number, problem: NewProblem): Problem[] {
  const type = parseColumnType(column.type);
  if (type.kind !== 'decimal') return [];
  // DuckDB spells a value without a digit before the point as `.5`, which is no number in JSON.
  const fits = type.precision <= MAX_PRECISION && type.scale < type.precision;
  const reason = `"${column.type}": the precision must be 1 to ${MAX_PRECISION}, the scale less than it`;
  return fits ? [] : [problem(['columns', index, 'type'], reason)];
}

function checkMetric(
  dataset: DatasetFile,
  metric: MetricEntry,
  index: number,
  problem: NewProblem,
): Problem[] {
  const path = ['metrics', index, 'column'];
  if (metric.function === 'count') {
    const reason = '"count" counts rows and takes no column; leave it out, or use count_distinct';
    return metric.column === undefined ? [] : [problem(path, reason)];
  }
  if (metric.column === undefined)
    return [problem(['metrics', index], `"column" is missing; ${metric.function} needs one`)];
  const column = findColumn(dataset, metric.column);
  if (typeof column === 'string') return [problem(path, column)];
  if (metric.function !== 'sum' || isNumber(parseColumnType(column.type))) return [];
  const reason = `sum needs an integer or decimal column; "${column.name}" is of type ${column.type}`;
  return [problem(path, reason)];
}

const fieldNames = (file: YamlFile, dataset: DatasetFile): NameUse[] => [
  ...dataset.columns.flatMap((column, index) => nameUses(file, ['columns', index], column)),
  ...(dataset.metrics ?? []).flatMap((metric, index) => nameUses(file, ['metrics', index], metric)),
];

/** A thing's name and its aliases, with their places. */
export const nameUses = (
  file: YamlFile,
  path: ValuePath,
  named: { name: string; aliases?: readonly string[] },
): NameUse[] => [
  { name: named.name, place: file.place([...path, 'name']) },
  ...(named.aliases ?? []).map((name, index) => ({
    name,
    place: file.place([...path, 'aliases', index]),
  })),
];
