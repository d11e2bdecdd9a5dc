import fc from 'fast-check';
import type { Column, ColumnType, Dataset } from '../../../catalog/dataset.ts';
import type { Value } from '../../../language/plan.ts';
import type { ColumnBatch, ColumnValues } from '../../snapshots/snapshot-writer.ts';
import { day } from '../rows.ts';

/** A value in the snapshot writer's form. */
export type Stored = string | number | null;
export type StoredRow = Readonly<Record<string, Stored>>;

/** Whose rows they are, near misses included: the caller's account is `A1`. */
const accounts = fc.constantFrom('A1', 'A1', 'A1', 'A1', 'A2', 'a1', 'A1 ', "A1'", 'A', 'Ａ1');
export const locationNames = ['L1', 'L2', 'L3'] as const;
const locations = fc.option(
  fc.constantFrom(...locationNames, ...locationNames, 'l1', 'L1 ', 'L%', "L1' OR '1", ''),
);

const words = ['', 'a', 'A', 'ab', 'Zürich', 'ZÜRICH', 'é', '東京', "o'x", "''", 'a%b', 'a_b'];
const odd = ['\\', '😀', 'x.y', 'a,b\n"c"', '\t', '--', ';', '20000', 'NULL', '\ufeffx', '#'];
const days = ['2025-06-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-01', '2026-03-14'];

/** Few values, so that rows tie, group and meet the queries' conditions. */
function storedArbitrary(type: ColumnType): fc.Arbitrary<string | number> {
  switch (type.kind) {
    case 'string':
      return fc.constantFrom(...words, ...odd);
    case 'integer':
      return fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: -3, max: 30 }) },
        { weight: 1, arbitrary: fc.constantFrom(20_000, 2 ** 40, Number.MAX_SAFE_INTEGER) },
      );
    case 'decimal':
      return fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: -250, max: 2500 }) },
        { weight: 1, arbitrary: fc.constantFrom(...wide(type.precision)) },
      );
    case 'date':
      return fc.constantFrom(...days.map(day));
    case 'timestamp':
      return fc.constantFrom(...days.map((text) => Date.parse(`${text}T01:02:03Z`)));
  }
}

const wide = (precision: number): number[] =>
  [2_000_001, 10 ** 12].filter((value) => String(value).length <= precision).concat(7);

export const storedRowArbitrary = (dataset: Dataset): fc.Arbitrary<StoredRow> =>
  fc.record(
    Object.fromEntries(
      dataset.columns.map((column) => [column.name, columnArbitrary(dataset, column)]),
    ),
  );

function columnArbitrary(dataset: Dataset, column: Column): fc.Arbitrary<Stored> {
  if (column.name === dataset.accountColumn) return accounts;
  if (column.name === dataset.locationColumn) return locations;
  return fc.option(storedArbitrary(column.type));
}

/** Values such as the rows hold, as a query's plan spells them. */
export const knownValue = (type: ColumnType): fc.Arbitrary<Value> =>
  storedArbitrary(type).map((stored) => ({ type: type.kind, text: textOf(type, stored) }));

function textOf(type: ColumnType, stored: string | number): string {
  switch (type.kind) {
    case 'string':
    case 'integer':
      return String(stored);
    case 'decimal':
      return trimmed(Number(stored), type.scale);
    case 'date':
      return new Date(Number(stored) * 86_400_000).toISOString().slice(0, 10);
    case 'timestamp':
      return `${new Date(stored).toISOString().slice(0, 19)}Z`;
  }
}

function trimmed(unscaled: number, scale: number): string {
  const digits = String(Math.abs(unscaled)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${unscaled < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

export const batchOf = (dataset: Dataset, rows: readonly StoredRow[]): ColumnBatch =>
  dataset.columns.map(({ name }) => rows.map((row) => row[name] ?? null) as ColumnValues);
