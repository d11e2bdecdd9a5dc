import type { TimeSource } from './time-source.ts';

export interface RetryPolicy {
  /** How often a call is sent at most. */
  readonly attempts: number;
  /** A longer wait, even one the service asks for, is not waited: the error comes at once. */
  readonly maxDelayMs: number;
}

export const defaultRetry: RetryPolicy = { attempts: 4, maxDelayMs: 60_000 };

/** Milliseconds asked for by `Retry-After`, as seconds or as an HTTP date; null when there is none. */
export function readRetryAfter(value: string | null | undefined, now: number): number | null {
  if (!value) return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}

/**
 * How long to wait before the next attempt, or null to give up. `attempt` counts those made. Without
 * a word from the service it is half a second, doubling, with up to as much again at random, so that
 * clients that failed together do not come back together.
 */
export function retryDelay(
  attempt: number,
  retryAfter: string | null | undefined,
  { attempts, maxDelayMs }: RetryPolicy,
  time: TimeSource,
): number | null {
  if (attempt >= attempts) return null;
  const asked = readRetryAfter(retryAfter, time.now());
  if (asked !== null) return asked <= maxDelayMs ? asked : null;
  return Math.min(maxDelayMs, 500 * 2 ** (attempt - 1) * (1 + time.random()));
}
