import fc from 'fast-check';
import type { Column, ColumnType, Dataset } from '../../../../src/catalog/dataset.ts';
import type { TextRow } from '../../../../src/engine/testing/text-file.ts';
import { hostileText } from './hostile-texts.ts';

export const hostileAccount = `A'1"\\`;

const accounts = fc.constantFrom(
  ...[hostileAccount, hostileAccount, hostileAccount, hostileAccount, 'A1', 'a1', `A'1"`],
);

const numbers = (...all: readonly (bigint | number)[]) => fc.constantFrom(...all.map(String));

/** Small ones often, so that rows tie and group; and the ends of 64 bits. */
const integer = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }).map(String) },
  {
    weight: 1,
    arbitrary: numbers(
      ...[2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n],
      ...[2 ** 31, -(2 ** 31), 999_999_999_999_999, 1_000_000_000_000_000],
    ),
  },
);

function decimal(precision: number, scale: number): fc.Arbitrary<string> {
  const most = 10n ** BigInt(precision) - 1n;
  // Sums of many such have room in 38 digits; those of the two without a sum need none.
  const far = precision === 38 && scale === 6 ? most / 1000n : most;
  const small = 10n ** BigInt(Math.min(scale, 6));
  const units = fc.oneof(
    { weight: 2, arbitrary: fc.bigInt({ min: -3n, max: 3n }) },
    { weight: 2, arbitrary: fc.bigInt({ min: -3n, max: 3n }).map((whole) => whole * small) },
    { weight: 1, arbitrary: fc.bigInt({ min: -far, max: far }) },
    { weight: 1, arbitrary: fc.constantFrom(far, -far, far - 1n) },
  );
  return units.filter((all) => all <= far && all >= -far).map((all) => spell(all, scale));
}

function spell(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}

/** The first and the last that ClickHouse holds, those around the ranges of `NOW`, and others. */
const day = fc.oneof(
  fc.constantFrom(
    ...['1900-01-02', '1969-12-31', '1970-01-01', '2000-02-29', '2038-01-19', '2299-12-30'],
    ...['2026-03-15', '2026-03-14', '2026-03-08', '2026-03-01', '2026-02-28', '2026-02-13'],
    ...['2025-12-15', '2025-09-16', '2025-09-01', '2025-03-15', '2025-03-01', '2025-02-28'],
  ),
  fc
    .date({
      ...{ min: new Date('1900-01-02'), max: new Date('2299-12-30'), noInvalidDate: true },
    })
    .map((date) => date.toISOString().slice(0, 10)),
);

const clock = fc.constantFrom(
  ...['00:00:00', '00:00:00.000001', '11:59:59.999999', '12:00:00', '12:00:00.5', '23:59:59'],
  ...['23:59:59.999999', '01:02:03.25'],
);

const time = fc.tuple(day, clock).map(([date, at]) => `${date}T${at}Z`);

function textOf(type: ColumnType): fc.Arbitrary<string> {
  switch (type.kind) {
    case 'string':
      return hostileText;
    case 'integer':
      return integer;
    case 'decimal':
      return decimal(type.precision, type.scale);
    case 'date':
      return day;
    case 'timestamp':
      return time;
  }
}

export const hostileLocations = ['L1', 'l1', "L'1", '\\', 'L\n1'];

function columnArbitrary(dataset: Dataset, { name, type }: Column): fc.Arbitrary<string | null> {
  if (name === dataset.accountColumn) return accounts;
  const value =
    name === dataset.locationColumn ? fc.constantFrom(...hostileLocations) : textOf(type);
  return fc.option(value, { freq: 6 });
}

export const hostileRow = (dataset: Dataset): fc.Arbitrary<TextRow> =>
  fc.record(
    Object.fromEntries(
      dataset.columns.map((column) => [column.name, columnArbitrary(dataset, column)]),
    ),
  );
