import { expect, test } from 'vitest';
import { afterFailure, afterSuccess, type KeyState, nextStep, noKeys } from './refresh-plan.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = 1_800_000_000_000;

const had = (ago: number, more: Partial<KeyState> = {}): KeyState => ({
  ...{ ...noKeys, hadAt: NOW - ago },
  ...more,
});
const resting = { failures: 3, restsUntil: NOW + 1 };
const rested = { failures: 3, restsUntil: NOW };

test.each<[string, KeyState, string]>([
  ['at the very first', noKeys, 'refresh-first'],
  ['after a first failure', { ...noKeys, ...resting }, 'refuse'],
  ['when that has rested', { ...noKeys, ...rested }, 'refresh-first'],
  ['fresh', had(10 * MINUTE), 'serve'],
  ['just stale', had(10 * MINUTE + 1), 'refresh-behind'],
  ['stale in use', had(20 * MINUTE), 'refresh-behind'],
  ['stale after a quiet time', had(20 * MINUTE + 1), 'refresh-first'],
  ['in an outage', had(5 * HOUR, resting), 'serve'],
  ['in an outage, at its turn', had(5 * HOUR, rested), 'refresh-behind'],
  ['at the end of the longest outage', had(24 * HOUR, resting), 'serve'],
  ['after the longest outage', had(24 * HOUR + 1, resting), 'refuse'],
  ['after the longest outage, at its turn', had(24 * HOUR + 1, rested), 'refresh-first'],
])('%s', (_, state, step) => {
  expect(nextStep(state, NOW)).toBe(step);
});

test('pauses double from a second to five minutes, and end with a success', () => {
  let state = had(HOUR);
  const pauses = Array.from({ length: 11 }, () => {
    state = afterFailure(state, NOW);
    return (state.restsUntil - NOW) / SECOND;
  });
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  expect(state.hadAt).toBe(NOW - HOUR);
  expect(afterSuccess(NOW)).toEqual({ hadAt: NOW, failures: 0, restsUntil: 0 });
});
