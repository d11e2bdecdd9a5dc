import { expect, test } from 'vitest';
import { distinctWithin, expectedRowsWithin, filesWithin, rowsWithin } from './files-within.ts';

const times = (min: string, max: string) => ({ rows: 1, bytes: 1, times: { min, max } });
const part = {
  ...{ rows: 5, bytes: 5 },
  files: ['january', 'february', 'timeless', 'unknown'],
  statistics: [
    times('2026-01-01T00:00:00.000Z', '2026-01-31T23:59:59.999Z'),
    times('2026-02-01T00:00:00.000Z', '2026-02-28T00:00:00.000Z'),
    { rows: 1, bytes: 1, times: null },
    { rows: 1, bytes: 1 },
  ],
};

const chosen = (from: string | null, to: string | null) =>
  filesWithin(part, { from: from ? new Date(from) : null, to: to ? new Date(to) : null });

test.each([
  [null, null, part.files],
  ['2026-02-01T00:00:00Z', null, ['february', 'unknown']],
  ['2026-01-31T23:59:59Z', null, ['january', 'february', 'unknown']],
  ['2026-03-01T00:00:00Z', null, ['unknown']],
  [null, '2026-02-01T00:00:00Z', ['january', 'unknown']],
  // A day that has begun is taken in whole, as for dates.
  [null, '2026-02-01T00:00:01Z', ['january', 'february', 'unknown']],
  ['2026-02-28T05:00:00Z', '2026-02-28T06:00:00Z', ['february', 'unknown']],
])('from %s to before %s', (from, to, files) => {
  expect(chosen(from, to)).toEqual(files);
});

test('all files without an interval, and of a snapshot without statistics', () => {
  expect(filesWithin(part, null)).toEqual(part.files);
  const { statistics: _, ...old } = part;
  expect(filesWithin(old, { from: new Date(), to: null })).toEqual(part.files);
  expect(rowsWithin(old, { from: new Date(), to: null })).toBe(5);
});

test('the rows of those files are the most that a run reads', () => {
  expect(rowsWithin(part, { from: new Date('2026-02-01T00:00:00Z'), to: null })).toBe(2);
  expect(rowsWithin(part, null)).toBe(5);
});

test('of several files the largest number of different values, and each one’s times', () => {
  const file = (month: string, distinct: number, distinctValues?: Record<string, number>) => ({
    ...{ rows: 1, bytes: 1, ...(distinctValues && { distinctValues }) },
    times: { min: `${month}-01T00:00:00.000Z`, max: `${month}-28T00:00:00.000Z`, distinct },
  });
  const large = {
    ...{ rows: 5, bytes: 5, files: ['1', '2', '3'] },
    statistics: [
      file('2026-01', 1, { Customer: 900, Meter: 20, Id: 80_000 }),
      file('2026-02', 2, { Customer: 1000, Meter: 19 }),
      file('2026-03', 4),
    ],
  };
  const told = (from: string | null) => {
    const interval = from === null ? null : { from: new Date(from), to: null };
    return Object.fromEntries(distinctWithin(large, interval, 'Month'));
  };
  expect(told(null)).toEqual({ Month: 3, Customer: 1000, Meter: 20 });
  expect(told('2026-02-10T00:00:00Z')).toEqual({ Month: 2, Customer: 1000, Meter: 19 });
  expect(told('2026-03-10T00:00:00Z')).toEqual({});
  expect(distinctWithin(part, null, 'Month').size).toBe(0);
});

test.each([
  ['all', null, null, 1_200_000],
  ['a month of twelve', '2026-03-01', '2026-04-01', 100_000],
  ['the last one', '2026-12-01', null, 100_000],
  ['half of the year', null, '2026-07-01', 600_000],
  ['before it', null, '2026-01-01', 0],
])('rows that lie within a time: %s', (_name, from, to, expected) => {
  const year = {
    ...{ rows: 1_200_000, bytes: 1, files: ['year'] },
    statistics: [
      {
        ...{ rows: 1_200_000, bytes: 1 },
        times: { min: '2026-01-01T00:00:00.000Z', max: '2026-12-01T00:00:00.000Z', distinct: 12 },
      },
    ],
  };
  const interval = { from: from ? new Date(from) : null, to: to ? new Date(to) : null };
  expect(Math.abs(expectedRowsWithin(year, interval) - expected)).toBeLessThanOrEqual(5000);
});
