import type { RecentRun } from '@partner-insights/client/browser';
import { describe, expect, test } from 'vitest';
import { english } from '../../i18n/en/index.ts';
import { createFormats } from '../../i18n/formats.ts';
import { korean } from '../../i18n/ko/index.ts';
import { cadenceOf } from './cadence.ts';
import { latenessWords } from './lateness.ts';
import { LATE_SECONDS, outcomeOf } from './run-outcome.ts';
import { runWords } from './run-words.ts';
import { stripSummary } from './strip-summary.ts';

const [en, ko] = [createFormats('en'), createFormats('ko')];

const run = (executionStatus: RecentRun['executionStatus'], lateSeconds: number | null = 0) => ({
  ...{ executionStatus, lateSeconds, dueTime: '2026-11-26T06:00:00Z' },
  runSeconds: lateSeconds === null ? null : 3.4,
});
const completed = (count: number) => Array.from({ length: count }, () => run('Completed'));

describe('a strip in words', () => {
  test.each([
    [[], 'No runs yet'],
    [completed(30), '30 of 30 completed'],
    [
      [...completed(28), run('Failed'), run('Skipped', null)],
      '28 of 30 completed, 1 failed, 1 skipped',
    ],
    [
      [run('Completed', LATE_SECONDS + 1), run('Cancelled', null)],
      '1 of 2 completed, 1 of them late, 1 cancelled',
    ],
  ])('%#: %s', (runs, words) => {
    expect(stripSummary(runs, english.reports.strip, en)).toBe(words);
  });

  test('in Korean', () => {
    const runs = [...completed(28), run('Failed'), run('Skipped', null)];
    expect(stripSummary(runs, korean.reports.strip, ko)).toBe(
      '30회 중 28회 완료, 1회 실패, 1회 건너뜀',
    );
  });
});

test.each([
  [null, null],
  [0, 'in time'],
  [0.9, 'in time'],
  [12, '12 sec late'],
  [3905, '1 hr 5 min late'],
])('%s seconds after its due time is %s', (seconds, words) => {
  expect(latenessWords(seconds, english.reports, en)).toBe(words);
});

test.each([
  [run('Completed', LATE_SECONDS), 'completed'],
  [run('Completed', LATE_SECONDS + 1), 'late'],
  [run('Failed', 9999), 'failed'],
  [run('Pending', null), 'waiting'],
] as const)('%j is %s', (one, outcome) => {
  expect(outcomeOf(one)).toBe(outcome);
});

test('a run is said in one line', () => {
  expect(runWords(run('Completed', 12), english, en)).toBe(
    'Completed: due Thu, Nov 26, 2026, 06:00 UTC, 12 sec late, took 3.4 sec',
  );
  expect(runWords(run('Skipped', null), english, en)).toBe(
    'Skipped: due Thu, Nov 26, 2026, 06:00 UTC',
  );
});

test.each([
  [24, 'Every day at 06:00 UTC'],
  [168, 'Every week at 06:00 UTC'],
  [72, 'Every 3 days at 06:00 UTC'],
  [2160, 'Every 90 days at 06:00 UTC'],
  [6, 'Every 6 hours'],
  [30, 'Every 30 hours'],
  [0, 'Once'],
])('every %s hours is said as %s', (recurrenceInterval, words) => {
  const report = { executeNow: false, startTime: '2026-11-26T06:00:00Z', recurrenceInterval };
  const { every, at } = cadenceOf(report, english.reports, en);
  expect([every, at].filter(Boolean).join(' ')).toBe(words);
});
