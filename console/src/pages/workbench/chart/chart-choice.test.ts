import { describe, expect, test } from 'vitest';
import type { ResultColumn, ResultRow } from '../results/result-column.ts';
import { aggregateFor, chooseChart } from './chart-choice.ts';

const column = (name: string, kind: ResultColumn['kind'], more: Partial<ResultColumn> = {}) => ({
  ...{ name, kind, type: null, description: null, unit: null, formula: null, withheld: false },
  ...more,
});
const month = column('Month', 'date');
const product = column('Product', 'text');
const seats = column('Seats', 'number');
const users = column('Users', 'number', { formula: 'sum(ActiveUsers)' });

const rowsOf = (...rows: [string | null, string | null, number | null][]): ResultRow[] =>
  rows.map(([Month, Product, Seats]) => ({ Month, Product, Seats, Users: Seats }));
const many = rowsOf(
  ['2026-01-01', 'Teams', 1],
  ['2026-02-01', 'Teams', 2],
  ['2026-01-01', 'Excel', 3],
);

describe('the form that suits', () => {
  test('time and a measure: lines, one for each of few values', () => {
    expect(chooseChart([month, product, seats], many)).toEqual({
      ...{ form: 'line', x: 'Month', y: 'Seats', series: 'Product', aggregate: 'sum' },
    });
    const products = many.map((row, index) => ({ ...row, Product: `p${index}` }));
    const wide = Array.from({ length: 4 }, (_, n) =>
      products.map((row) => ({ ...row, Product: `${row.Product}${n}` })),
    ).flat();
    expect(chooseChart([month, product, seats], wide)).toMatchObject({ series: null });
  });

  test('a metric goes before other numbers', () => {
    expect(chooseChart([seats, month, users], many)).toMatchObject({ y: 'Users' });
  });

  test('one time alone is no line: bars by the first name, not by an id', () => {
    const rows = many.map((row, id) => ({ ...row, Month: '2026-01-01', ProductId: String(id) }));
    expect(chooseChart([month, column('ProductId', 'text'), product, seats], rows)).toMatchObject({
      ...{ form: 'bar', x: 'Product', y: 'Seats' },
    });
  });

  test('one row of numbers: the number', () => {
    expect(chooseChart([month, seats], many.slice(0, 1))).toMatchObject({
      ...{ form: 'number', x: null, y: 'Seats' },
    });
  });

  test('two measures and nothing else: dots', () => {
    expect(
      chooseChart(
        [seats, column('Units', 'number')],
        [
          { Seats: 1, Units: 2 },
          { Seats: 2, Units: 3 },
        ],
      ),
    ).toMatchObject({
      ...{ form: 'scatter', x: 'Seats', y: 'Units' },
    });
  });

  test('no measure: rows are counted by a name that repeats; flags are no measures', () => {
    expect(chooseChart([product, column('IsDuplicate', 'number')], many)).toEqual({
      ...{ form: 'bar', x: 'Product', y: null, series: null, aggregate: 'count' },
    });
  });

  test.each([
    ['noRows', [seats], []],
    ['noValues', [seats, product], rowsOf([null, null, null])],
    ['nothingToCount', [product], rowsOf([null, 'a', 1], [null, 'b', 1])],
    ['oneMeasure', [seats], rowsOf([null, null, 1], [null, null, 2])],
  ] as const)('none: %s', (reason, columns, rows) => {
    expect(chooseChart(columns, rows)).toBe(reason);
  });
});

test.each([
  [{ formula: 'avg(Score)' }, 'average'],
  [{ formula: 'max(Seats)' }, 'maximum'],
  [{ formula: 'sum(Seats)' }, 'sum'],
  [{ unit: 'percent' }, 'average'],
  [{}, 'sum'],
] as const)('%j is put together by %s', (more, aggregate) => {
  expect(aggregateFor(column('a', 'number', more))).toBe(aggregate);
});
