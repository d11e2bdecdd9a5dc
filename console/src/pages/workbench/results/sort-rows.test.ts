import { expect, test } from 'vitest';
import type { Cell, ColumnKind } from './result-column.ts';
import { compareNumbers, sortedPlaces } from './sort-rows.ts';

const sorted = (values: Cell[], kind: ColumnKind, direction: 'ascending' | 'descending') =>
  sortedPlaces(
    values.map((a) => ({ a })),
    { column: 'a', direction },
    kind,
    'en',
  ).map((place) => values[place]);

test('numbers by value, dates by time, text as people read it', () => {
  expect(sorted([10, 9, 100, -1], 'number', 'ascending')).toEqual([-1, 9, 10, 100]);
  expect(sorted(['2026-10-01', '2026-09-01'], 'date', 'ascending')).toEqual([
    '2026-09-01',
    '2026-10-01',
  ]);
  expect(sorted(['b', 'Ä', 'a10', 'a9', 'C'], 'text', 'ascending')).toEqual([
    ...['Ä', 'a9', 'a10', 'b', 'C'],
  ]);
});

test('rows without a value come last, whichever the direction; equal ones keep their order', () => {
  expect(sorted([null, 2, null, 3], 'number', 'ascending')).toEqual([2, 3, null, null]);
  expect(sorted([null, 2, null, 3], 'number', 'descending')).toEqual([3, 2, null, null]);
  const places = sortedPlaces(
    [{ a: 1 }, { a: 1 }],
    { column: 'a', direction: 'descending' },
    'number',
    'en',
  );
  expect(places).toEqual([0, 1]);
});

test('without an order the query’s own stays', () => {
  expect(sortedPlaces([{ a: 2 }, { a: 1 }], null, 'number', 'en')).toEqual([0, 1]);
});

test.each([
  ['9007199254740993', '9007199254740992', 1],
  ['12345678901234567890.12', '12345678901234567890.13', -1],
  ['-9007199254740993', 5, -1],
  ['9007199254740993.0', '9007199254740993', 0],
  [0.0000001, '9007199254740993', -1],
] as const)('%s against %s, exactly', (one, other, sign) => {
  expect(Math.sign(compareNumbers(one, other))).toBe(sign);
  expect(Math.sign(compareNumbers(other, one)) + 0).toBe(-sign + 0);
});
