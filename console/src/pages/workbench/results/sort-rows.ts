import type { Cell, ColumnKind, ResultRow } from './result-column.ts';

export interface SortOrder {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

type Compare = (one: string | number, other: string | number) => number;

/** The places of the rows in their new order; those without a value come last either way. */
export function sortedPlaces(
  rows: readonly ResultRow[],
  order: SortOrder | null,
  kind: ColumnKind,
  language: string,
): number[] {
  const places = rows.map((_, place) => place);
  if (!order) return places;
  const compare = kind === 'number' ? compareNumbers : textComparer(kind, language);
  const sign = order.direction === 'ascending' ? 1 : -1;
  const valueAt = (place: number): Cell => rows[place]?.[order.column] ?? null;
  return places.sort((a, b) => {
    const [one, other] = [valueAt(a), valueAt(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compare(one, other);
  });
}

/** Dates are written so that their order is that of their characters. */
function textComparer(kind: ColumnKind, language: string): Compare {
  if (kind === 'date') return (one, other) => (one < other ? -1 : Number(one > other));
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  return (one, other) => collator.compare(String(one), String(other));
}

/** Exact, where either has more digits than a number holds. */
export function compareNumbers(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const scale = Math.max(decimalsOf(one), decimalsOf(other));
  const [a, b] = [unitsOf(one, scale), unitsOf(other, scale)];
  return a < b ? -1 : Number(a > b);
}

const decimalsOf = (number: string | number): number => plain(number).split('.')[1]?.length ?? 0;

function unitsOf(number: string | number, scale: number): bigint {
  const [whole = '0', decimals = ''] = plain(number).split('.');
  return BigInt(whole + decimals.padEnd(scale, '0'));
}

/** Without an exponent, as small numbers are spelled. */
const plain = (number: string | number): string =>
  typeof number === 'string' || !String(number).includes('e')
    ? String(number)
    : number.toFixed(20).replace(/\.?0+$/, '');
