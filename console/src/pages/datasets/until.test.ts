import { expect, test } from 'vitest';
import { until } from './until.ts';

const now = new Date('2026-03-01T12:00:00Z');

test.each([
  ['2026-03-01T13:00:00Z', 3_600_000],
  ['2026-03-01T12:00:59Z', 0],
  ['2026-03-01T11:59:30Z', -30_000],
])('until %s there are %i ms', (time, left) => {
  expect(until(time, now)).toBe(left);
});
