import { DAY } from './schedule.ts';
import { firstInstantFrom, wallTimeAt } from './zone.ts';

/** `yyyy-MM-dd`, a day of a calendar, in no zone. */
export type Day = string;

/** The keys that move about the calendar's days, as in every grid of dates. */
export type DayKey = keyof typeof moves;

const two = (number: number): string => String(number).padStart(2, '0');

const dayOfUtc = (time: number): Day => new Date(time).toISOString().slice(0, 10);

const utcOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export function dayOf(zone: string, instant: Date): Day {
  const { year, month, day } = wallTimeAt(zone, instant);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Noon of UTC: what formats a day without that any zone changes it. */
export const noonOf = (day: Day): Date => new Date(utcOf(day) + DAY / 2);

export const addDays = (day: Day, days: number): Day => dayOfUtc(utcOf(day) + days * DAY);

/** The same day of another month, or that month's last. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const shown = Math.min(date, last.getUTCDate());
  return dayOfUtc(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), shown));
}

/** 1 (Monday) to 7. */
const weekdayOf = (day: Day): number => new Date(utcOf(day)).getUTCDay() || 7;

const startOfWeek = (day: Day, firstWeekday: number): Day =>
  addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7));

/** The weeks that hold the month of the day, whole ones. */
export function weeksOfMonth(day: Day, firstWeekday: number): Day[][] {
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const weeks: Day[][] = [];
  for (let start = startOfWeek(first, firstWeekday); start <= last; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(start, n)));
  }
  return weeks;
}

export const startOfDay = (zone: string, day: Day): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return firstInstantFrom(zone, { year, month, day: date, hour: 0, minute: 0 });
};

const moves = {
  ArrowLeft: (day: Day) => addDays(day, -1),
  ArrowRight: (day: Day) => addDays(day, 1),
  ArrowUp: (day: Day) => addDays(day, -7),
  ArrowDown: (day: Day) => addDays(day, 7),
  Home: (day: Day, firstWeekday: number) => startOfWeek(day, firstWeekday),
  End: (day: Day, firstWeekday: number) => addDays(startOfWeek(day, firstWeekday), 6),
  PageUp: (day: Day) => addMonths(day, -1),
  PageDown: (day: Day) => addMonths(day, 1),
} as const;

/** Where a key leads from a day; undefined for a key that leads nowhere. */
export const moveDay = (day: Day, key: string, firstWeekday: number): Day | undefined =>
  Object.hasOwn(moves, key) ? moves[key as DayKey](day, firstWeekday) : undefined;
