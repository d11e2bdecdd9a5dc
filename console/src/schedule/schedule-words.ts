import type { Formats } from '../i18n/formats.ts';
import type { Texts } from '../i18n/texts.ts';
import { lastDueTime, type Schedule } from './schedule.ts';
import { isUtc } from './zone.ts';

export interface Wording {
  readonly texts: Texts['schedule'];
  readonly formats: Formats;
  /** The reader's. */
  readonly zone: string;
}

/** `Tue, Dec 1, 2026, 06:00 UTC (15:00 your time)`: the reader's day too where it is another one. */
export function bothTimes(time: Date, { texts, formats, zone }: Wording): string {
  const [utc, mine] = [formats.inZone('UTC'), formats.inZone(zone)];
  if (isUtc(zone)) return texts.utc(utc.dayAndClock(time));
  const isSameDay = utc.day(time) === mine.day(time);
  return texts.both(utc.dayAndClock(time), isSameDay ? mine.clock(time) : mine.dayAndClock(time));
}

/** The whole schedule as a sentence. */
export function scheduleWords(schedule: Schedule, wording: Wording): string {
  const { texts, formats } = wording;
  const { startTime, intervalHours, count } = schedule;
  const start = bothTimes(new Date(startTime), wording);
  if (intervalHours === 0) return texts.once(start);
  const every = texts.every(intervalHours, formats.number(intervalHours));
  const words = texts.from(every, start);
  const last = lastDueTime(schedule);
  if (count === null || !last) return texts.endless(words);
  const counted = texts.times(words, count, formats.number(count));
  return texts.until(counted, bothTimes(last, wording));
}
