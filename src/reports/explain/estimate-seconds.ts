import type { PastRun } from '../../store/past-runs.ts';
import type { Size } from './estimate-size.ts';
import type { PastRuns } from './find-past-runs.ts';
import { fitSpeed, secondsAt } from './fit-speed.ts';
import { type Range, within } from './range.ts';
import { type Work, workSeconds } from './run-cost.ts';

export interface Duration {
  /** From its claim to its record: it may wait for its turn before. */
  readonly seconds: Range;
  readonly secondsSource: 'pastRuns' | 'throughput';
}

export interface Told {
  readonly size: Size;
  readonly work: Work;
  readonly past: PastRuns;
  /** Of this machine. */
  readonly slowness: number;
}

const THROUGHPUT_ERROR = { untried: 5, fitted: 3 };

/** What the same query took before tells more than any cost. */
export function estimateSeconds({ size, work, past, slowness }: Told): Duration {
  const told = past.ofQuery.length > 0 && bySameQuery(size, past.ofQuery);
  if (told) return { seconds: told, secondsSource: 'pastRuns' };
  const speed = fitSpeed(past.ofOwner, slowness);
  const error = past.ofOwner.length > 0 ? THROUGHPUT_ERROR.fitted : THROUGHPUT_ERROR.untried;
  return {
    seconds: within(error, secondsAt(speed, workSeconds(work))),
    secondsSource: 'throughput',
  };
}

/** Larger ones take in proportion. */
function bySameQuery(size: Size, past: readonly PastRun[]): Range {
  const taken = past
    .map(({ seconds, rows }) => seconds * Math.max(1, size.rows.estimate / Math.max(1, rows)))
    .sort((a, b) => a - b);
  const estimate = taken[Math.floor(taken.length / 2)] ?? 0;
  return { estimate, low: (taken[0] ?? 0) / 2, high: (taken.at(-1) ?? 0) * 2 };
}
