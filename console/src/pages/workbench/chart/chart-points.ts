import type { Cell, ResultRow } from '../results/result-column.ts';
import { type Aggregate, type ChartChoice, MOST_SERIES } from './chart-choice.ts';

export interface ChartPoint {
  /** A date as its text; of dots, a number. Null: the rows without a value, or those folded together. */
  readonly x: string | number | null;
  readonly y: number;
  readonly series: string | null;
  /** Stands for the values that were too many. */
  readonly isOther: boolean;
}

export interface ChartPoints {
  readonly points: readonly ChartPoint[];
  /** How many values of x, or series, are put together as one. */
  readonly folded: number;
}

/** More bars than this are not read any more. */
export const MOST_BARS = 15;

/** What is drawn: rows put together by x and series, the smallest folded into one. */
export function chartPoints(choice: ChartChoice, rows: readonly ResultRow[]): ChartPoints {
  const { form, x, series } = choice;
  if (form === 'scatter') return { points: dots(choice, rows), folded: 0 };
  if (form === 'number' || x === null)
    return { points: pointsOf(choice, [{ x: '', series: null, rows }]), folded: 0 };
  const usable = form === 'line' ? rows.filter((row) => (row[x] ?? null) !== null) : rows;
  const keep = series ? largest(choice, usable, series, MOST_SERIES) : null;
  const bars = form === 'bar' ? largest(choice, usable, x, MOST_BARS) : null;
  const folded = (keep?.folded ?? 0) + (bars?.folded ?? 0);
  const groups = groupsOf(usable, (row) => ({
    x: bars ? bars.place(row) : textOf(row[x]),
    series: series && keep ? keep.place(row) : null,
  }));
  const points = pointsOf(choice, groups);
  return { points: form === 'bar' ? byHeight(points) : byX(points), folded };
}

/** The name of what is too many; no value of a column, as it holds a character that texts do not. */
export const OTHER = '\u0000other';

const textOf = (cell: Cell | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell);

interface Group {
  readonly x: string | null;
  readonly series: string | null;
  readonly rows: readonly ResultRow[];
}

function groupsOf(
  rows: readonly ResultRow[],
  keyOf: (row: ResultRow) => Omit<Group, 'rows'>,
): Group[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(Object.values(keyOf(row))));
  return [...groups.values()].map((members) => ({
    ...keyOf(members[0] as ResultRow),
    rows: members,
  }));
}

const pointsOf = ({ y, aggregate }: ChartChoice, groups: readonly Group[]): ChartPoint[] =>
  groups.flatMap(({ x, series, rows }) => {
    const value = aggregated(rows, y, aggregate);
    if (value === null) return [];
    const isOther = x === OTHER || series === OTHER;
    return [
      { x: x === OTHER ? null : x, y: value, series: series === OTHER ? null : series, isOther },
    ];
  });

/** Null where no row has a value. */
export function aggregated(
  rows: readonly ResultRow[],
  name: string | null,
  aggregate: Aggregate,
): number | null {
  if (name === null || aggregate === 'count') return rows.length;
  const values = rows.flatMap((row) => ((row[name] ?? null) === null ? [] : [Number(row[name])]));
  if (values.length === 0) return null;
  const sum = () => values.reduce((total, value) => total + value, 0);
  switch (aggregate) {
    case 'sum':
      return sum();
    case 'average':
      return sum() / values.length;
    case 'maximum':
      return Math.max(...values);
    case 'minimum':
      return Math.min(...values);
  }
}

/** Which values of a column keep a place of their own: all, or the largest. */
function largest(
  { y, aggregate }: ChartChoice,
  rows: readonly ResultRow[],
  name: string,
  most: number,
): { folded: number; place(row: ResultRow): string | null } {
  const groups = [...Map.groupBy(rows, (row) => textOf(row[name]))];
  if (groups.length <= most) return { folded: 0, place: (row) => textOf(row[name]) };
  const kept = new Set(
    groups
      .map(([value, members]) => ({ value, size: aggregated(members, y, aggregate) ?? 0 }))
      .toSorted((one, other) => other.size - one.size)
      .slice(0, most - 1)
      .map(({ value }) => value),
  );
  return {
    folded: groups.length - kept.size,
    place: (row) => (kept.has(textOf(row[name])) ? textOf(row[name]) : OTHER),
  };
}

const dots = ({ x, y, series }: ChartChoice, rows: readonly ResultRow[]): ChartPoint[] =>
  rows.flatMap((row) => {
    const [across, up] = [row[x ?? ''] ?? null, row[y ?? ''] ?? null];
    if (across === null || up === null) return [];
    const name = series ? textOf(row[series]) : null;
    return [{ x: Number(across), y: Number(up), series: name, isOther: false }];
  });

const byHeight = (points: readonly ChartPoint[]): ChartPoint[] =>
  points.toSorted((one, other) => Number(one.isOther) - Number(other.isOther) || other.y - one.y);

const byX = (points: readonly ChartPoint[]): ChartPoint[] =>
  points.toSorted((one, other) =>
    String(one.x) < String(other.x) ? -1 : Number(one.x !== other.x),
  );
