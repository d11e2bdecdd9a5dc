import { expect, test } from 'vitest';
import { readRetryAfter, retryDelay } from './retry.ts';
import { manualTime } from './testing/test-client.ts';

const now = Date.parse('2026-04-10T00:00:00Z');

test.each([
  ['7', 7_000],
  [' 0 ', 0],
  ['Fri, 10 Apr 2026 00:00:30 GMT', 30_000],
  ['Fri, 10 Apr 2026 00:00:00 GMT', 0],
  ['Thu, 09 Apr 2026 00:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After: %s', (value, expected) => {
  expect(readRetryAfter(value, now)).toBe(expected);
});

test('unasked waits double from half a second up to the cap, then no more attempts', () => {
  const policy = { attempts: 6, maxDelayMs: 5_000 };
  const waits = [1, 2, 3, 4, 5, 6].map((attempt) =>
    retryDelay(attempt, null, policy, manualTime(now)),
  );
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 5_000, null]);
});

test('chance adds up to as much again', () => {
  const time = { ...manualTime(now), random: () => 0.5 };
  expect(retryDelay(1, null, { attempts: 2, maxDelayMs: 5_000 }, time)).toBe(750);
});

test('a wait that is asked for is kept exactly, or not begun when over the cap', () => {
  const policy = { attempts: 2, maxDelayMs: 5_000 };
  expect(retryDelay(1, '5', policy, manualTime(now))).toBe(5_000);
  expect(retryDelay(1, '6', policy, manualTime(now))).toBeNull();
});
