import type { ReportSummary, Run } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { callbackDelay } from './callback-delay.ts';
import { firstPolled, pollDelay, polledNext, signatureOf, worthAsking } from './poll-plan.ts';
import { standingOf } from './standing.ts';

const AS_OF = '2026-11-26T06:00:00Z';
const open = (executionStatus: Run['executionStatus'], dueTime = AS_OF, attempts = 0): Run => ({
  ...{ executionId: 'e', executionStatus, dueTime, attempts, lateSeconds: null, runSeconds: null },
  ...{ startedTime: null, endedTime: null, retryTime: null, failureReason: null },
});
const summary = (change: Partial<ReportSummary> = {}): ReportSummary => ({
  ...{ reportId: 'r', reportStatus: 'Active', asOfTime: AS_OF, upcomingTimes: [] },
  ...{ openExecutions: [], lastExecution: null, recentExecutions: [] },
  ...change,
});
const running = summary({ openExecutions: [open('Running')] });
const tomorrow = '2026-11-27T06:00:00Z';

test('while one runs it is asked for often, and less so the longer nothing changes', () => {
  const delays = [0, 1, 2, 20].map((unchanged) =>
    pollDelay([running], { signature: '', unchanged }),
  );
  expect(delays).toEqual([2000, 3000, 4500, 30_000]);
});

test('else once a minute, or right after the next due time', () => {
  expect(pollDelay([], firstPolled)).toBe(60_000);
  expect(pollDelay([summary({ upcomingTimes: [tomorrow] })], firstPolled)).toBe(60_000);
  const soon = summary({ upcomingTimes: ['2026-11-26T06:00:20Z'] });
  expect(pollDelay([summary(), soon], firstPolled)).toBe(22_000);
  const due = summary({ openExecutions: [open('Pending')], upcomingTimes: [AS_OF] });
  expect(pollDelay([due], firstPolled)).toBe(2000);
});

test('what stays the same is counted until it changes', () => {
  const one = polledNext(firstPolled, signatureOf([running]));
  const two = polledNext(one, signatureOf([{ ...running, asOfTime: tomorrow }]));
  expect([one.unchanged, two.unchanged]).toEqual([0, 1]);
  const other = summary({ openExecutions: [open('Running', AS_OF, 1)] });
  expect(polledNext(two, signatureOf([other])).unchanged).toBe(0);
});

test('of many reports only those under way are asked about again', () => {
  const many = Array.from({ length: 101 }, (_, n) => summary({ reportId: `r${n}` }));
  expect(worthAsking([running])).toBeUndefined();
  expect(worthAsking(many)).toBeUndefined();
  expect(worthAsking([...many, running])).toEqual(['r']);
});

test.each([
  [null, 'Active'],
  [summary(), 'Active'],
  [summary({ reportStatus: 'Inactive' }), 'Inactive'],
  [running, 'running'],
  [summary({ openExecutions: [open('Pending')] }), 'queued'],
  [summary({ openExecutions: [open('Pending', AS_OF, 2)] }), 'retrying'],
  [summary({ openExecutions: [open('Pending', tomorrow)] }), 'Active'],
  [summary({ reportStatus: 'Paused', openExecutions: [open('Paused')] }), 'Paused'],
])('%# stands as it does: %s', (known, standing) => {
  expect(standingOf({ reportStatus: 'Active' }, known)).toBe(standing);
});

const attempt = {
  ...{ attemptedTime: AS_OF, callbackUrl: '', statusCode: 503, latencyMilliseconds: 1 },
  ...{ failureReason: null, excerpt: null },
};

test.each([
  [[], false],
  [[{ deliveryStatus: 'Delivered', attempts: [attempt] }], false],
  [[{ deliveryStatus: 'Pending', attempts: [] }], 3000],
  [[{ deliveryStatus: 'Pending', attempts: [attempt] }], 30_000],
] as const)('the log of callbacks %j is asked for again after %s', (callbacks, delay) => {
  expect(callbackDelay(callbacks)).toBe(delay);
});
