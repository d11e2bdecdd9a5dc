import { expect, test } from 'vitest';
import { createTally } from './refusal-tally.ts';

test('of a flood a part is counted only, and the count told in the next minute', () => {
  let now = 0;
  const tally = createTally(() => now);
  const told = Array.from({ length: 100 }, () => tally('203.0.113.1'));
  expect(told).toEqual([...Array(30).fill(0), ...Array(70).fill(undefined)]);
  expect(tally('203.0.113.2')).toBe(0);
  now = 60_000;
  expect(tally('203.0.113.1')).toBe(70);
  expect(tally('203.0.113.1')).toBe(0);
});

test('the addresses remembered are bounded', () => {
  const tally = createTally(() => 0);
  for (let n = 0; n < 40; n += 1) tally('first');
  for (let n = 0; n < 10_000; n += 1) tally(`address ${n}`);
  expect(tally('first')).toBe(0);
});
