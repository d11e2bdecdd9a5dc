import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactComparison } from './exact-number.ts';

test.each([
  ['=', '1.50', 2, { operator: '=', text: '1.50' }],
  ['=', '-0.5', 0, 'none'],
  ['!=', '1.005', 2, 'every'],
  ['<', '1.005', 2, { operator: '<=', text: '1.00' }],
  ['>=', '-1.005', 2, { operator: '>', text: '-1.01' }],
  ['<=', '-0.5', 0, { operator: '<=', text: '-1' }],
  ['<', '9'.repeat(60), 2, 'every'],
  ['>', `-${'9'.repeat(60)}`, 2, 'every'],
  ['=', '9'.repeat(60), 2, 'none'],
  ['=', '1.500000000000000000000000000000000000000000', 1, { operator: '=', text: '1.5' }],
] as const)('x %s %s at scale %i', (operator, text, scale, expected) => {
  expect(exactComparison(operator, text, { digits: 38, scale })).toEqual(expected);
});

test.each([
  ['=', '99.99', { operator: '=', text: '99.99' }],
  ['=', '100', 'none'],
  ['>=', '-99.985', { operator: '>', text: '-99.99' }],
  ['>=', '-99.995', 'every'],
  ['<', '-100', 'none'],
  ['!=', '-100.001', 'every'],
] as const)('x %s %s where x has four digits, two after the point', (operator, text, expected) => {
  expect(exactComparison(operator, text, { digits: 4, scale: 2 })).toEqual(expected);
});

const compare = { '=': 0, '!=': 0, '<': 0, '<=': 0, '>': 0, '>=': 0 };
const holds = (operator: keyof typeof compare, a: number, b: number): boolean =>
  ({ '=': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b })[operator];

test('the rewritten comparison says the same of every number', () => {
  const operators = Object.keys(compare) as (keyof typeof compare)[];
  // x in hundredths and the number in ten-thousandths, so that both sides are whole.
  fc.assert(
    fc.property(
      fc.constantFrom(...operators),
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: -30_000, max: 30_000 }),
      (operator, x, number) => {
        const text = `${number < 0 ? '-' : ''}${(Math.abs(number) / 10_000).toFixed(4)}`;
        const left = exactComparison(operator, text, { digits: 38, scale: 2 });
        const said =
          left === 'every' ||
          (left !== 'none' && holds(left.operator, x, Math.round(Number(left.text) * 100)));
        expect(said).toBe(holds(operator, x * 100, number));
      },
    ),
  );
});
