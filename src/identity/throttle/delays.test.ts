import { expect, test } from 'vitest';
import { afterFailure, type DelayPolicy, fromEverywhere, fromOneAddress } from './delays.ts';

/** Waits in seconds after each of `count` failures, each made as soon as it counts. */
function waits(policy: DelayPolicy, count: number): number[] {
  let state = { failures: 0, blockedUntil: 0 };
  let now = 1_000_000_000;
  return Array.from({ length: count }, () => {
    state = afterFailure(policy, state, now);
    const wait = state.blockedUntil - now;
    now = state.blockedUntil;
    return wait / 1000;
  });
}

test('from one address the fifth failure costs a second, each further one twice as much, up to 15 minutes', () => {
  const expected = [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900];
  expect(waits(fromOneAddress, 16)).toEqual(expected);
});

test('from everywhere the fiftieth failure costs a second, later ones up to a minute', () => {
  expect(waits(fromEverywhere, 58).slice(48)).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('failures are forgotten after as long a time without any', () => {
  const four = { failures: 4, blockedUntil: 0 };
  expect(afterFailure(fromOneAddress, four, 15 * 60_000 - 1).failures).toBe(5);
  expect(afterFailure(fromOneAddress, four, 15 * 60_000).failures).toBe(1);
});

test('waiting is no time without any: who has waited 15 minutes waits as long again', () => {
  const twenty = { failures: 20, blockedUntil: 15 * 60_000 };
  expect(afterFailure(fromOneAddress, twenty, 15 * 60_000)).toEqual({
    failures: 21,
    blockedUntil: 30 * 60_000,
  });
});
