import { expect, test } from 'vitest';
import type { ChartChoice } from './chart-choice.ts';
import { aggregated, chartPoints, MOST_BARS } from './chart-points.ts';

const bar: ChartChoice = { form: 'bar', x: 'Name', y: 'Seats', series: null, aggregate: 'sum' };
const line: ChartChoice = {
  form: 'line',
  x: 'Month',
  y: 'Seats',
  series: 'Name',
  aggregate: 'sum',
};

test('bars add up their rows, the highest first; rows without a name are one of them', () => {
  const rows = [
    { Name: 'a', Seats: 1 },
    { Name: null, Seats: 9 },
    { Name: 'b', Seats: 4 },
    { Name: 'a', Seats: 5 },
  ];
  expect(chartPoints(bar, rows)).toEqual({
    points: [
      { x: null, y: 9, series: null, isOther: false },
      { x: 'a', y: 6, series: null, isOther: false },
      { x: 'b', y: 4, series: null, isOther: false },
    ],
    folded: 0,
  });
});

test('too many bars: the smallest are one, at the end, with the sum of all', () => {
  const rows = Array.from({ length: MOST_BARS + 5 }, (_, n) => ({ Name: `n${n}`, Seats: n + 1 }));
  const { points, folded } = chartPoints(bar, rows);
  expect(points).toHaveLength(MOST_BARS);
  expect(folded).toBe(6);
  expect(points.at(-1)).toEqual({ x: null, y: 1 + 2 + 3 + 4 + 5 + 6, series: null, isOther: true });
});

test('lines go on with time, whatever the order of the rows; one without time is left out', () => {
  const rows = [
    { Month: '2026-02-01', Name: 'a', Seats: 2 },
    { Month: null, Name: 'a', Seats: 7 },
    { Month: '2026-01-01', Name: 'a', Seats: 1 },
    { Month: '2026-01-01', Name: 'b', Seats: null },
  ];
  expect(chartPoints(line, rows).points.map(({ x, y, series }) => [x, y, series])).toEqual([
    ['2026-01-01', 1, 'a'],
    ['2026-02-01', 2, 'a'],
  ]);
});

test('too many series: the smallest are one', () => {
  const rows = Array.from({ length: 12 }, (_, n) => ({
    ...{ Month: '2026-01-01', Name: `n${n}`, Seats: n },
  }));
  const { points, folded } = chartPoints(line, rows);
  expect(points.filter(({ isOther }) => isOther)).toMatchObject([{ y: 0 + 1 + 2 + 3 + 4 }]);
  expect(folded).toBe(5);
});

test('dots are the rows that have both numbers', () => {
  const scatter: ChartChoice = { ...bar, form: 'scatter', x: 'A', y: 'B' };
  const rows = [
    { A: 1, B: '12345678901234567' },
    { A: null, B: 1 },
  ];
  expect(chartPoints(scatter, rows).points).toMatchObject([{ x: 1, y: 12345678901234568 }]);
});

test.each([
  ['sum', 9],
  ['average', 4.5],
  ['maximum', 7],
  ['minimum', 2],
  ['count', 3],
] as const)('%s', (aggregate, value) => {
  const rows = [{ a: 2 }, { a: null }, { a: 7 }];
  expect(aggregated(rows, 'a', aggregate)).toBe(value);
  expect(aggregated([{ a: null }], 'a', 'sum')).toBeNull();
});
