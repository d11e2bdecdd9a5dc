import type { Dataset } from '../catalog/dataset.ts';
import { toWireTime } from '../kernel/interval.ts';
import { type CatchUpPolicy, catchUpPolicies } from './executions/catch-up.ts';
import { parseTime, TIME_FORM } from './parse-time.ts';

/** A rule's verdict: the value, or the sentence that says what is wrong and what would be right. */
export type Ruled<T> = { readonly value: T } | { readonly problem: string };

const HOUR = 3_600_000;
const MOST_LEAD_HOURS = 10 * 366 * 24;
/** More than a report could run in a lifetime. */
const MOST_RECURRENCES = 1_000_000;

export function startTime(
  text: string | null | undefined,
  now: Date,
  minimumLeadHours: number,
): Ruled<Date> {
  if (!text?.trim())
    return { problem: `StartTime is required unless ExecuteNow is true: ${TIME_FORM}.` };
  const time = parseTime(text);
  if (!time) return { problem: `StartTime must be ${TIME_FORM}; it is "${text}".` };
  const earliest = new Date(now.getTime() + minimumLeadHours * HOUR);
  if (time.getTime() > now.getTime() + MOST_LEAD_HOURS * HOUR) {
    return { problem: `StartTime must be within 10 years from now; it is ${toWireTime(time)}.` };
  }
  if (time >= earliest) return { value: time };
  return {
    problem: `StartTime must be at least ${minimumLeadHours} hours from now, so not before ${toWireTime(earliest)}; it is ${toWireTime(time)}.`,
  };
}

export function recurrenceInterval(
  hours: number | null | undefined,
  dataset: Dataset,
): Ruled<number> {
  if (hours === undefined || hours === null) {
    return {
      problem: 'RecurrenceInterval is required unless ExecuteNow is true: hours, 4 to 2160.',
    };
  }
  if (!Number.isInteger(hours) || hours < 4 || hours > 2160) {
    return { problem: 'Recurrence Interval must be between 4 and 2160' };
  }
  const minimum = dataset.minimumRecurrenceInterval;
  if (hours >= minimum) return { value: hours };
  return {
    problem: `RecurrenceInterval must be at least ${minimum} hours for ${dataset.name}; it is ${hours}.`,
  };
}

export function recurrenceCount(count: number | null | undefined): Ruled<number | null> {
  if (count === undefined || count === null) return { value: null };
  if (Number.isInteger(count) && count >= 1 && count <= MOST_RECURRENCES) return { value: count };
  return {
    problem: `RecurrenceCount must be a whole number from 1 to ${MOST_RECURRENCES}, or null; it is ${count}.`,
  };
}

export function catchUp(text: string | null | undefined): Ruled<CatchUpPolicy | null> {
  const wanted = text?.trim().toLowerCase();
  if (!wanted) return { value: null };
  const policy = catchUpPolicies.find((known) => known === wanted);
  if (policy) return { value: policy };
  return {
    problem: `CatchUp must be one of ${catchUpPolicies.join(', ')}, or null; it is "${text}".`,
  };
}

/** As long as executions are kept by default. */
const LONGEST_WINDOW = 2160;

export function catchUpWindowHours(hours: number | null | undefined): Ruled<number | null> {
  if (hours === undefined || hours === null) return { value: null };
  if (Number.isInteger(hours) && hours >= 1 && hours <= LONGEST_WINDOW) return { value: hours };
  return {
    problem: `CatchUpWindowHours must be a whole number from 1 to ${LONGEST_WINDOW}, or null; it is ${hours}.`,
  };
}
