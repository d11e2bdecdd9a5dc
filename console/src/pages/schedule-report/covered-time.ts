/** What a run covers, as seen from its due time; the server has the same rule. */
export type CoveredTime =
  | { readonly kind: 'span'; readonly from: Date; readonly before: Date }
  | { readonly kind: 'all' };

export type SpanLength =
  | { readonly unit: 'day' | 'month'; readonly count: number }
  | { readonly unit: 'today' };

const lengths: Readonly<Record<string, SpanLength>> = {
  TODAY: { unit: 'today' },
  YESTERDAY: { unit: 'day', count: 1 },
  LAST_7_DAYS: { unit: 'day', count: 7 },
  LAST_14_DAYS: { unit: 'day', count: 14 },
  LAST_30_DAYS: { unit: 'day', count: 30 },
  LAST_90_DAYS: { unit: 'day', count: 90 },
  LAST_180_DAYS: { unit: 'day', count: 180 },
  LAST_365_DAYS: { unit: 'day', count: 365 },
  LAST_MONTH: { unit: 'month', count: 1 },
  LAST_3_MONTHS: { unit: 'month', count: 3 },
  LAST_6_MONTHS: { unit: 'month', count: 6 },
  LAST_1_YEAR: { unit: 'month', count: 12 },
};

/** Null: the timespan has no ends, or is none that is known. */
export const spanLength = (timespan: string | null): SpanLength | null =>
  timespan !== null && Object.hasOwn(lengths, timespan) ? (lengths[timespan] ?? null) : null;

/** Whole days or months before the current one, in UTC; of TODAY what has passed of it. */
export function coveredTime(timespan: string | null, due: Date): CoveredTime {
  const length = spanLength(timespan);
  if (!length) return { kind: 'all' };
  const [year, month, day] = [due.getUTCFullYear(), due.getUTCMonth(), due.getUTCDate()];
  const today = new Date(Date.UTC(year, month, day));
  if (length.unit === 'today') return { kind: 'span', from: today, before: due };
  return length.unit === 'day'
    ? { kind: 'span', from: new Date(Date.UTC(year, month, day - length.count)), before: today }
    : {
        kind: 'span',
        from: new Date(Date.UTC(year, month - length.count, 1)),
        before: new Date(Date.UTC(year, month, 1)),
      };
}
