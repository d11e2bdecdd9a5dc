import { DAY, HOUR, lastDueTime, nextDueTime, type Schedule } from './schedule.ts';
import type { Wording } from './schedule-words.ts';
import { type ClockChange, clockChanges } from './zone.ts';

export interface ClockShift extends ClockChange {
  /** The last run before, and the first one after. */
  readonly lastBefore: Date;
  readonly firstAfter: Date;
}

const YEAR = 366 * DAY;

/** The changes of the zone's clocks between runs of the coming year: there the runs' local time changes. */
export function clockShifts(schedule: Schedule, zone: string, now: Date): ClockShift[] {
  const start = new Date(schedule.startTime);
  const from = start > now ? start : now;
  const end = new Date(from.getTime() + YEAR);
  const last = lastDueTime(schedule);
  const before = last && last < end ? last : end;
  return clockChanges(zone, { from, before }).flatMap((change) => {
    const firstAfter = nextDueTime(schedule, new Date(change.at.getTime() - 1));
    const interval = schedule.intervalHours * HOUR;
    if (!firstAfter || interval === 0) return [];
    return [{ ...change, firstAfter, lastBefore: new Date(firstAfter.getTime() - interval) }];
  });
}

/** What the change means for who reads the runs' times by clocks. */
export function shiftWords(
  shift: ClockShift,
  { intervalHours }: Schedule,
  { texts, formats, zone }: Wording,
): string {
  const minutes = Math.abs(shift.after - shift.before) / 60_000;
  const by = texts.minutes(minutes, formats.number(minutes));
  const mine = formats.inZone(zone);
  const isForward = shift.after > shift.before;
  const { back, forward, same, earlier, later } = texts.shift;
  const change = (isForward ? forward : back)(mine.day(shift.at), by);
  return intervalHours % 24 === 0
    ? same(change, mine.clock(shift.lastBefore), mine.clock(shift.firstAfter))
    : (isForward ? later : earlier)(change, by);
}
