import { expect, test } from 'vitest';
import { estimateGroups } from './estimate-groups.ts';

const distinct = new Map([
  ['Customer', 1000],
  ['Market', 10],
  ['Month', 24],
]);
const groups = (columns: readonly string[], rows = 1_000_000) =>
  Math.round(estimateGroups(columns, distinct, { rows, timeColumn: 'Month' }));

test.each<[string, string[], number]>([
  ['one column has as many as it has values', ['Customer'], 1000],
  ['with the time, at each time as many', ['Customer', 'Month'], 24_000],
  ['with what may follow from it, some between', ['Customer', 'Market'], Math.sqrt(1000 * 10_000)],
  ['with all of them', ['Customer', 'Month', 'Market'], Math.sqrt(24_000 * 240_000)],
  ['a column of very many values, as many as there are rows', ['Id', 'Month'], 1_000_000],
  ['no column, one', [], 1],
])('%s', (_name, columns, expected) => {
  expect(groups(columns)).toBe(Math.round(expected));
});

test('never more than there are rows', () => {
  expect(groups(['Customer', 'Month', 'Market'], 500)).toBe(500);
});
