import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CatchUpPolicy, catchUp, catchUpPolicies } from './catch-up.ts';

const HOUR = 3_600_000;
const now = new Date('2026-03-10T12:00:00Z');
const hoursAgo = (...hours: number[]): Date[] =>
  hours.map((ago) => new Date(now.getTime() - ago * HOUR));
const rules = (policy: CatchUpPolicy, windowHours = 720) => ({
  policy,
  windowHours,
  graceMinutes: 60,
});
const told = (due: Date[], policy: CatchUpPolicy, windowHours?: number) => {
  const { skipped, run } = catchUp(due, now, rules(policy, windowHours));
  const ago = (time: Date | null) => time && (now.getTime() - time.getTime()) / HOUR;
  return {
    skipped: skipped.flatMap(({ times }) => times.map(ago)),
    run: run && [ago(run.due), ago(run.caughtUpFrom)],
  };
};

test.each(catchUpPolicies)('%s: a due time within the grace runs as on time', (policy) => {
  expect(told(hoursAgo(1), policy)).toEqual({ skipped: [], run: [1, null] });
});

test.each<[CatchUpPolicy, object]>([
  ['latest', { skipped: [22, 16], run: [10, 22] }],
  ['skip', { skipped: [22, 16, 10], run: null }],
  ['all', { skipped: [], run: [22, 22] }],
])('%s: three missed times', (policy, expected) => {
  expect(told(hoursAgo(22, 16, 10), policy)).toEqual(expected);
});

test.each<[CatchUpPolicy, object]>([
  ['latest', { skipped: [], run: [2, 2] }],
  ['skip', { skipped: [2], run: null }],
  ['all', { skipped: [], run: [2, 2] }],
])('%s: one time, past its grace', (policy, expected) => {
  expect(told(hoursAgo(2), policy)).toEqual(expected);
});

test('skip: the newest still runs when it is on time', () => {
  expect(told(hoursAgo(24.5, 0.5), 'skip')).toEqual({ skipped: [24.5], run: [0.5, null] });
});

test.each<[CatchUpPolicy, object]>([
  ['latest', { skipped: [22, 16], run: [10, 10] }],
  ['all', { skipped: [22, 16], run: [10, 10] }],
  ['skip', { skipped: [22, 16, 10], run: null }],
])('%s: what lies before the window is skipped', (policy, expected) => {
  expect(told(hoursAgo(22, 16, 10), policy, 12)).toEqual(expected);
});

test('nothing is run when everything lies before the window; the reason says so', () => {
  const { skipped, run } = catchUp(hoursAgo(30), now, rules('latest', 24));
  expect(run).toBeNull();
  expect(skipped[0]?.reason).toMatch('missed more than 24 hours ago');
});

test('law: each due time is run, skipped with a reason, or still to come; never two of these', () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      times,
      fc.constantFrom(...catchUpPolicies),
      fc.integer({ min: 1, max: 1000 }),
      (ago, policy, windowHours) => {
        const due = hoursAgo(...[...ago].sort((a, b) => b - a));
        const { skipped, run } = catchUp(due, now, rules(policy, windowHours));
        const settled = [...skipped.flatMap(({ times }) => times), ...(run ? [run.due] : [])];
        const kept = policy === 'all' && run ? due.filter((time) => time > run.due) : [];
        expect([...settled, ...kept].sort(byTime)).toEqual(due);
        expect(skipped.every((one) => one.reason !== '')).toBe(true);
      },
    ),
  );
});

const byTime = (a: Date, b: Date): number => a.getTime() - b.getTime();
