import type { ExecutionStatus, RecentRun } from '@partner-insights/client/browser';

/** What became of a due time, as it is shown: a late one is told apart from one in time. */
export const outcomes = [
  'completed',
  'late',
  'failed',
  'skipped',
  'cancelled',
  'running',
  'waiting',
  'paused',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Runs that start within it count as in time: nobody misses a report by so little. */
export const LATE_SECONDS = 300;

const byStatus: Readonly<Record<ExecutionStatus, Outcome>> = {
  Completed: 'completed',
  Failed: 'failed',
  Skipped: 'skipped',
  Cancelled: 'cancelled',
  Running: 'running',
  Pending: 'waiting',
  Paused: 'paused',
};

export const outcomeOf = ({
  executionStatus,
  lateSeconds,
}: Pick<RecentRun, 'executionStatus' | 'lateSeconds'>): Outcome =>
  executionStatus === 'Completed' && (lateSeconds ?? 0) > LATE_SECONDS
    ? 'late'
    : (byStatus[executionStatus] ?? 'waiting');

export const countOutcomes = (
  runs: readonly Pick<RecentRun, 'executionStatus' | 'lateSeconds'>[],
): Readonly<Record<Outcome, number>> => {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]));
  for (const run of runs) {
    const outcome = outcomeOf(run);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts as Record<Outcome, number>;
};
