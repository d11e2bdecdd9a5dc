import type { DatabaseCost } from './scenario.ts';
import type { Turns } from './turns.ts';

/** A look that takes less is taken anew each time. */
const SHORT_MS = 5;

/**
 * Milliseconds of the database that a claim takes to see whose turn it is; nothing where its worker
 * uses what it has seen before.
 */
export function lookMs(
  { turnsMs, turnsMsOfLane, turnsMsOfReady, reuse }: DatabaseCost,
  turns: Pick<Turns, 'lanes' | 'ready'>,
  worker: { looked: number },
  now: number,
): number {
  const whole = turnsMs + turns.lanes * turnsMsOfLane + turns.ready * turnsMsOfReady;
  if (whole < SHORT_MS || reuse === 0) return whole;
  if (now - worker.looked < (reuse * whole) / 1000) return turnsMs;
  worker.looked = now;
  return whole;
}
