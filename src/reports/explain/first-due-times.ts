import type { Dataset } from '../../catalog/dataset.ts';
import type { ReportLimits } from '../context.ts';
import { nextDueTime } from '../executions/recurrence.ts';
import * as scheduleRules from '../schedule-rules.ts';

export interface ScheduleInput {
  readonly startTime?: string | null;
  readonly recurrenceInterval?: number | null;
  readonly recurrenceCount?: number | null;
}

const AT_MOST = 5;

/** The rules of a report's schedule, where any of it is given: without one the report would run at once. */
export function scheduleProblems(
  { startTime, recurrenceInterval, recurrenceCount }: ScheduleInput,
  dataset: Dataset,
  now: Date,
  { minimumLeadHours }: Pick<ReportLimits, 'minimumLeadHours'>,
) {
  const given =
    Boolean(startTime?.trim()) || (recurrenceInterval ?? recurrenceCount ?? null) !== null;
  if (!given) return { start: none, intervalHours: none, count: none };
  return {
    start: scheduleRules.startTime(startTime, now, minimumLeadHours),
    intervalHours: scheduleRules.recurrenceInterval(recurrenceInterval, dataset),
    count: scheduleRules.recurrenceCount(recurrenceCount),
  };
}

const none = { value: null } as const;

export interface FoundSchedule {
  readonly start: Date | null;
  readonly intervalHours: number | null;
  readonly count: number | null;
}

export function firstDueTimes({ start, intervalHours, count }: FoundSchedule, now: Date): Date[] {
  if (start === null || intervalHours === null) return [];
  const found: Date[] = [];
  let due = nextDueTime({ start, intervalHours, count }, now);
  while (due && found.length < AT_MOST) {
    found.push(due);
    due = nextDueTime({ start, intervalHours, count }, due);
  }
  return found;
}
