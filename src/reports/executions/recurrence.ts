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

/** How many grid times lie at or before the instant, were there no `count`. */
function passedTimes({ start, intervalHours }: Recurrence, instant: Date): number {
  const passed = instant.getTime() - start.getTime();
  if (passed < 0) return 0;
  return intervalHours === 0 ? 1 : Math.floor(passed / (intervalHours * HOUR)) + 1;
}

/** The first grid time after the instant, or null when there is none left. */
export function nextDueTime(recurrence: Recurrence, after: Date): Date | null {
  const n = passedTimes(recurrence, after);
  return n < gridTimes(recurrence) ? gridTime(recurrence, n) : null;
}

/** The grid times after `after` and at or before `until`, oldest first. */
export function dueTimesWithin(recurrence: Recurrence, after: Date, until: Date): Date[] {
  const first = passedTimes(recurrence, after);
  const end = Math.min(passedTimes(recurrence, until), gridTimes(recurrence));
  return Array.from({ length: Math.max(0, end - first) }, (_, n) =>
    gridTime(recurrence, first + n),
  );
}
