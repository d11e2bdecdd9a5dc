import type { Dataset } from '../catalog/dataset.ts';
import { PublicError } from '../kernel/errors.ts';
import type { Interval } from '../kernel/interval.ts';
import type { ReportRow } from '../store/schema.ts';
import { parseTime, TIME_FORM } from './parse-time.ts';

/** A time range given beside a query; it replaces the query's TIMESPAN. Both ends belong to it. */
export interface Period {
  readonly start: Date | null;
  readonly end: Date | null;
}

/** Reads the two ends. Throws `period_invalid`, naming the property, when one is no time. */
export function parsePeriod(
  start: string | undefined,
  end: string | undefined,
  [startName, endName]: readonly [string, string],
): Period {
  const period = { start: parseEnd(start, startName), end: parseEnd(end, endName) };
  if (period.start && period.end && period.start > period.end) {
    throw new PublicError('period_invalid', { reason: `${startName} is after ${endName}.` });
  }
  return period;
}

/** Of a report that has one. */
export const periodOf = ({
  query_start_time: start,
  query_end_time: end,
}: Pick<ReportRow, 'query_start_time' | 'query_end_time'>): Period => ({
  start: start === null ? null : new Date(start),
  end: end === null ? null : new Date(end),
});

export function toInterval(period: Period, dataset: Dataset): Interval {
  if (!dataset.timeColumn) {
    throw new PublicError('period_invalid', {
      reason: `${dataset.name} has no time column, so its rows cannot be limited to a period.`,
    });
  }
  // The wire counts whole seconds, so the instant just after the last one is a second later.
  return { from: period.start, to: period.end && new Date(period.end.getTime() + 1000) };
}

function parseEnd(text: string | undefined, name: string): Date | null {
  if (text === undefined || text.trim() === '') return null;
  const time = parseTime(text);
  if (time) return time;
  throw new PublicError('period_invalid', {
    reason: `${name} must be ${TIME_FORM}; it is "${text}".`,
  });
}
