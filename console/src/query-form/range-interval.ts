/** From the first day to before the last, in UTC. */
export interface Interval {
  readonly from: Date;
  readonly to: Date;
}

/** How long, and of what: the complete ones before the current one. */
export interface RangeLength {
  readonly unit: 'day' | 'month';
  readonly count: number;
}

const days = (count: number): RangeLength => ({ unit: 'day', count });
const months = (count: number): RangeLength => ({ unit: 'month', count });

const lengths: ReadonlyMap<string, RangeLength> = new Map([
  ['YESTERDAY', days(1)],
  ['LAST_7_DAYS', days(7)],
  ['LAST_14_DAYS', days(14)],
  ['LAST_30_DAYS', days(30)],
  ['LAST_90_DAYS', days(90)],
  ['LAST_180_DAYS', days(180)],
  ['LAST_365_DAYS', days(365)],
  ['LAST_MONTH', months(1)],
  ['LAST_3_MONTHS', months(3)],
  ['LAST_6_MONTHS', months(6)],
  ['LAST_1_YEAR', months(12)],
]);

/** Undefined for TODAY, LIFETIME and ranges that this console does not know. */
export const lengthOf = (range: string): RangeLength | undefined => lengths.get(range);

/** What a range would cover if it were asked for now. */
export function intervalOf(range: string, now: Date): Interval | undefined {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const today = new Date(Date.UTC(year, month, day));
  if (range === 'TODAY') return { from: today, to: now };
  const length = lengthOf(range);
  if (!length) return;
  return length.unit === 'day'
    ? { from: new Date(Date.UTC(year, month, day - length.count)), to: today }
    : {
        from: new Date(Date.UTC(year, month - length.count, 1)),
        to: new Date(Date.UTC(year, month, 1)),
      };
}

/** The range of a query that names none. */
export function usualRange(offered: readonly string[], hasTime: boolean): string {
  if (!hasTime) return 'LIFETIME';
  const usual = ['LAST_6_MONTHS', 'LIFETIME'].find((range) => offered.includes(range));
  return usual ?? offered.at(-1) ?? 'LIFETIME';
}
