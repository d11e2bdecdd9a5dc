/** When a report runs: at start + n × interval, in UTC, whatever the clocks of its readers do. */
export interface Schedule {
  /** UTC, `yyyy-MM-ddTHH:mm:ssZ`. */
  readonly startTime: string;
  /** 0: once, at its start. */
  readonly intervalHours: number;
  /** Null: without end. */
  readonly count: number | null;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

interface Span {
  readonly from: Date;
  readonly before: Date;
}

/** How many due times there are in all; Infinity without end. */
const countOf = ({ intervalHours, count }: Schedule): number =>
  intervalHours === 0 ? 1 : (count ?? Number.POSITIVE_INFINITY);

/** The place on the schedule of the first due time at or after the instant, were there no `count`. */
function placeAt({ startTime, intervalHours }: Schedule, instant: Date): number {
  const passed = instant.getTime() - Date.parse(startTime);
  if (passed <= 0) return 0;
  return intervalHours === 0 ? 1 : Math.ceil(passed / (intervalHours * HOUR));
}

const dueTimeAt = ({ startTime, intervalHours }: Schedule, place: number): Date =>
  new Date(Date.parse(startTime) + place * intervalHours * HOUR);

/** Those at or after `from` and before `before`, the oldest first. */
export function dueTimes(schedule: Schedule, { from, before }: Span): Date[] {
  const first = placeAt(schedule, from);
  const end = Math.min(placeAt(schedule, before), countOf(schedule));
  return Array.from({ length: Math.max(0, end - first) }, (_, n) => dueTimeAt(schedule, first + n));
}

/** How many there are after the instant; Infinity without end. */
export const dueTimesLeft = (schedule: Schedule, after: Date): number =>
  Math.max(0, countOf(schedule) - placeAt(schedule, new Date(after.getTime() + 1)));

/** The first ones after the instant, as many as there are. */
export function nextDueTimes(schedule: Schedule, after: Date, atMost: number): Date[] {
  const first = placeAt(schedule, new Date(after.getTime() + 1));
  const left = Math.min(atMost, dueTimesLeft(schedule, after));
  return Array.from({ length: left }, (_, n) => dueTimeAt(schedule, first + n));
}

/** The first one after now; null when none is left. */
export const nextDueTime = (schedule: Schedule, now: Date): Date | null =>
  nextDueTimes(schedule, now, 1)[0] ?? null;

/** Null: without end. */
export function lastDueTime(schedule: Schedule): Date | null {
  const count = countOf(schedule);
  return Number.isFinite(count) ? dueTimeAt(schedule, count - 1) : null;
}

/** How many of an endless schedule's due times lie before the instant. */
export const countBefore = (schedule: Schedule, instant: Date): number =>
  placeAt({ ...schedule, count: null }, instant);
