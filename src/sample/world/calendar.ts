/** Days are counted from 1970-01-01 UTC, as the engine's date columns are. */
export interface Calendar {
  /** The first day of each data month, oldest first. */
  readonly months: readonly number[];
  /** The last day of the last data month. */
  readonly lastDay: number;
}

const DATA_MONTHS = 24;

/** The data months up to and with `endMonth` (`yyyy-MM`). Throws a RangeError for another form. */
export function createCalendar(endMonth: string): Calendar {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(endMonth);
  if (!parts) throw new RangeError(`the end month ${endMonth} is not of the form yyyy-MM`);
  const end = dayOf(Number(parts[1]), Number(parts[2]), 1);
  const months = Array.from({ length: DATA_MONTHS }, (_, index) =>
    addMonths(end, index - DATA_MONTHS + 1),
  );
  return { months, lastDay: addMonths(end, 1) - 1 };
}

/** Months count from 1; a month or day past its end runs on into the next. */
export const dayOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY_MS;

export function yearMonthDay(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function monthStart(day: number): number {
  const { year, month } = yearMonthDay(day);
  return dayOf(year, month, 1);
}

/** The same day some months on, or the month's last where that month is shorter. */
export function addMonths(from: number, count: number): number {
  const { year, month, day } = yearMonthDay(from);
  const lastOfMonth = dayOf(year, month + count + 1, 0);
  return Math.min(dayOf(year, month + count, day), lastOfMonth);
}

/** The latest 29 February on or before a day. */
export function lastLeapDay(before: number): number {
  let year = yearMonthDay(before).year;
  while (yearMonthDay(dayOf(year, 2, 29)).month !== 2 || dayOf(year, 2, 29) > before) year -= 1;
  return dayOf(year, 2, 29);
}

/** Which data month a day lies in; negative before the first. */
export function monthIndex(calendar: Calendar, day: number): number {
  const first = yearMonthDay(calendar.months[0] ?? 0);
  const { year, month } = yearMonthDay(day);
  return (year - first.year) * 12 + month - first.month;
}

const DAY_MS = 86_400_000;
