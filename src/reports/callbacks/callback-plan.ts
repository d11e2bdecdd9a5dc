const SECOND = 1;
const MINUTE = 60;
const HOUR = 3600;

/** When the attempts of a callback are made: seconds after the first. Published in docs/callbacks.md. */
export const attemptOffsets: readonly number[] = [
  ...[0, 5 * SECOND],
  ...[1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE],
  ...[1, 2, 4, 6, 8, 12, 16, 20, 24].map((hours) => hours * HOUR),
];

/**
 * When the next attempt is due, after this many of a plan; null when none is left. An attempt whose
 * time has passed meanwhile is due at once.
 */
export function nextAttemptTime(planStarted: Date, made: number, now: Date): Date | null {
  const offset = attemptOffsets[made];
  if (offset === undefined) return null;
  return new Date(Math.max(now.getTime(), planStarted.getTime() + offset * 1000));
}
