import { expect, test } from 'vitest';
import { fittingValues } from './fitting-values.ts';

const id = '8a7d658c-f8cd-4c29-8ff7-87a3a07a33d6';

test.each([
  [
    ['Active', 'Disabled', 'Deprovisioned'],
    ['Active', 'Disabled', 'Deprovisioned'],
  ],
  [[id, id, id], [id]],
  [['x'.repeat(80), 'y'], ['x'.repeat(80)]],
  [[], []],
])('of %j there are shown %j', (values, shown) => {
  expect(fittingValues(values)).toEqual(shown);
});
