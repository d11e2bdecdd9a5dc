/**
 * Due times of a report, as pure code. They stay on the grid `start + n × interval` whatever happens
 * to single runs; `count` counts grid times, run or not.
 */
export interface Recurrence {
  readonly start: Date;
  /** Hours; 0 for a report that runs once, at its start. */
  readonly intervalHours: number;
  /** Null: without end. */
  readonly count: number | null;
}

const HOUR = 3_600_000;

/** How many grid times there are in all; Infinity without end. */
const gridTimes = ({ intervalHours, count }: Recurrence): number =>
  intervalHours === 0 ? 1 : (count ?? Number.POSITIVE_INFINITY);

const gridTime = ({ start, intervalHours }: Recurrence, n: number): Date =>
  new Date(start.getTime() + n * intervalHours * HOUR);

/** The first grid time after the instant, or null when there is none left. */
export function nextDueTime(recurrence: Recurrence, after: Date): Date | null {
  const { start, intervalHours } = recurrence;
  const passed = after.getTime() - start.getTime();
  if (passed < 0) return start;
  const n = intervalHours === 0 ? 1 : Math.floor(passed / (intervalHours * HOUR)) + 1;
  return n < gridTimes(recurrence) ? gridTime(recurrence, n) : null;
}
