import type { ResultColumn, ResultRow } from './result-column.ts';

export const NARROWEST = 64;
export const WIDEST = 800;
/** No column takes more at first. */
const FIRST_WIDEST = 280;
const CHARACTER = 7.4;
const PADDING = 30;
/** Of the arrow that tells the order. */
const ARROW = 22;

/** In pixels, wide enough for what most cells hold. */
export const firstWidth = (column: ResultColumn, rows: readonly ResultRow[]): number =>
  bounded(
    Math.max(
      column.name.length * CHARACTER + ARROW,
      (column.type?.length ?? 0) * CHARACTER * 0.9,
      ...rows.map((row) => lengthOf(row[column.name], column) * CHARACTER),
    ) + PADDING,
    FIRST_WIDEST,
  );

/** Thousands are set apart, and decimals filled up. */
const lengthOf = (cell: unknown, { kind }: ResultColumn): number => {
  const { length } = String(cell ?? 'null');
  return kind === 'number' ? length + Math.floor(length / 3) + 1 : length;
};

export const bounded = (width: number, most = WIDEST): number =>
  Math.round(Math.min(most, Math.max(NARROWEST, width)));
