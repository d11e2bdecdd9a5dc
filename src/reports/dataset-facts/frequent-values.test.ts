import { expect, test } from 'vitest';
import { exactNumber } from '../../engine/json-number.ts';
import { frequentValues } from './frequent-values.ts';

const rowsOf = (...values: readonly unknown[]) => values.map((value) => ({ City: value }));

test.each([
  ['the most frequent first, others as they come', ['b', 'a', 'c', 'a'], ['a', 'b', 'c']],
  ['some of many', ['a', 'b', 'c', 'd'], ['a', 'b', 'c']],
  ['no nulls and no empty texts', [null, '', 'a'], ['a']],
  [
    'numbers to the last digit',
    [1.5, exactNumber('12345678901234567.25')],
    ['1.5', '12345678901234567.25'],
  ],
  ['long ones cut', ['x'.repeat(81)], [`${'x'.repeat(80)}…`]],
])('%s', (_, values, expected) => {
  expect(frequentValues(rowsOf(...values), 'City', 3)).toEqual(expected);
});

test('a column without rows has none', () => {
  expect(frequentValues([], 'City', 3)).toEqual([]);
});
