import type { PastRun } from '../../store/past-runs.ts';
import type { Size } from './estimate-size.ts';
import { type Range, within } from './range.ts';

export interface Duration {
  /** Of the run alone: it may wait for its turn before. */
  readonly seconds: Range;
  readonly secondsSource: 'pastRuns' | 'throughput';
}

/**
 * Bytes of text a second, from the query to the synced file, and what a run takes besides: measured on two
 * cores by test/integration/explain.long.test.ts.
 */
const THROUGHPUT = 40_000_000;
const EACH_RUN_SECONDS = 0.1;
const THROUGHPUT_ERROR = 5;

/** What the same query took before tells more than any constant, and larger ones take in proportion. */
export function estimateSeconds(size: Size, past: readonly PastRun[]): Duration {
  const taken = past
    .filter(({ seconds }) => seconds > 0)
    .map(({ seconds, rows }) => seconds * Math.max(1, size.rows.estimate / Math.max(1, rows)))
    .sort((a, b) => a - b);
  const median = taken[Math.floor(taken.length / 2)];
  if (median === undefined) {
    const seconds = EACH_RUN_SECONDS + size.plainBytes / THROUGHPUT;
    return { seconds: within(THROUGHPUT_ERROR, seconds), secondsSource: 'throughput' };
  }
  const [low = median, high = median] = [taken[0], taken.at(-1)];
  return {
    seconds: { estimate: median, low: low / 2, high: high * 2 },
    secondsSource: 'pastRuns',
  };
}
