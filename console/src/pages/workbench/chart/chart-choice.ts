import type { ResultColumn, ResultRow } from '../results/result-column.ts';

export const chartForms = ['line', 'bar', 'scatter', 'number'] as const;
export type ChartForm = (typeof chartForms)[number];

export const aggregates = ['sum', 'average', 'maximum', 'minimum', 'count'] as const;
export type Aggregate = (typeof aggregates)[number];

export interface ChartChoice {
  readonly form: ChartForm;
  /** Null with `number`. */
  readonly x: string | null;
  /** Null where rows are counted. */
  readonly y: string | null;
  readonly series: string | null;
  /** Of the rows that fall on one point. */
  readonly aggregate: Aggregate;
}

export type NoChart = 'noRows' | 'noValues' | 'nothingToCount' | 'oneMeasure';

/** More lines than this would not be told apart. */
export const MOST_SERIES = 8;

/** The form that suits the columns, or why none does. */
export function chooseChart(
  columns: readonly ResultColumn[],
  rows: readonly ResultRow[],
): ChartChoice | NoChart {
  if (rows.length === 0) return 'noRows';
  const seen = columns.map((column) => ({ column, distinct: distinctOf(rows, column.name) }));
  if (seen.every(({ distinct }) => distinct === 0)) return 'noValues';
  const measures = measuresOf(columns, rows);
  const [measure] = measures;
  if (!measure) return countByCategory(seen, rows.length);
  const aggregate = aggregateFor(measure);
  const of = { y: measure.name, aggregate };
  const time = seen.find(({ column, distinct }) => column.kind === 'date' && distinct > 1);
  if (time) return { form: 'line', x: time.column.name, series: seriesOf(seen), ...of };
  if (rows.length === 1) return { form: 'number', x: null, series: null, ...of };
  const category = categoryOf(seen);
  if (category) return { form: 'bar', x: category.column.name, series: null, ...of };
  const [, second] = measures;
  if (!second) return 'oneMeasure';
  return { form: 'scatter', x: measure.name, y: second.name, series: null, aggregate };
}

interface Seen {
  readonly column: ResultColumn;
  readonly distinct: number;
}

const distinctOf = (rows: readonly ResultRow[], name: string): number =>
  new Set(rows.map((row) => row[name] ?? null).filter((value) => value !== null)).size;

/** Numbers that have values and are no flags; metrics first: who asks for one wants to see it. */
const measuresOf = (columns: readonly ResultColumn[], rows: readonly ResultRow[]): ResultColumn[] =>
  columns
    .filter(({ kind, name }) => kind === 'number' && !/^Is[A-Z]/.test(name))
    .filter(({ name }) => rows.some((row) => (row[name] ?? null) !== null))
    .toSorted((one, other) => Number(other.formula !== null) - Number(one.formula !== null));

/** Names tell more than ids, and few values more than many. */
function categoryOf(seen: readonly Seen[]): Seen | undefined {
  const categories = seen.filter(({ column, distinct }) => column.kind === 'text' && distinct > 1);
  return categories.find(({ column }) => !/(id|number)$/i.test(column.name)) ?? categories[0];
}

const seriesOf = (seen: readonly Seen[]): string | null =>
  seen.find(
    ({ column, distinct }) => column.kind === 'text' && distinct > 1 && distinct <= MOST_SERIES,
  )?.column.name ?? null;

function countByCategory(seen: readonly Seen[], rows: number): ChartChoice | NoChart {
  const repeated = seen.filter(({ distinct }) => distinct > 1 && distinct < rows);
  const category = categoryOf(repeated);
  return category
    ? { form: 'bar', x: category.column.name, y: null, series: null, aggregate: 'count' }
    : 'nothingToCount';
}

/** Shares and averages are not to be added up. */
export function aggregateFor({ formula, unit, type }: ResultColumn): Aggregate {
  const [, by] = /^(avg|average|max|min)\w*\(/i.exec(formula ?? '') ?? [];
  if (by) return by.startsWith('a') ? 'average' : by === 'max' ? 'maximum' : 'minimum';
  return unit === '%' || unit === 'percent' || type === 'decimal(5,2)' ? 'average' : 'sum';
}
