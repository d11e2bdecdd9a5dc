import type { DateRange } from '../catalog/dataset.ts';
import type { Interval } from '../kernel/interval.ts';

type Length = { readonly days: number } | { readonly months: number };

const lengths: Readonly<Record<Exclude<DateRange, 'TODAY' | 'LIFETIME'>, Length>> = {
  YESTERDAY: { days: 1 },
  LAST_7_DAYS: { days: 7 },
  LAST_14_DAYS: { days: 14 },
  LAST_30_DAYS: { days: 30 },
  LAST_90_DAYS: { days: 90 },
  LAST_180_DAYS: { days: 180 },
  LAST_365_DAYS: { days: 365 },
  LAST_MONTH: { months: 1 },
  LAST_3_MONTHS: { months: 3 },
  LAST_6_MONTHS: { months: 6 },
  LAST_1_YEAR: { months: 12 },
};

/**
 * The time a range covers when asked at `now`, in UTC: the complete days or months before the
 * current one; TODAY runs from midnight to now. Null for LIFETIME.
 */
export function resolveTimespan(range: DateRange, now: Date): Interval | null {
  if (range === 'LIFETIME') return null;
  if (range === 'TODAY') return { from: dayBefore(now, 0), to: new Date(now) };
  const length = lengths[range];
  return 'days' in length
    ? { from: dayBefore(now, length.days), to: dayBefore(now, 0) }
    : { from: monthBefore(now, length.months), to: monthBefore(now, 0) };
}

const dayBefore = (now: Date, days: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days));

const monthBefore = (now: Date, months: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
