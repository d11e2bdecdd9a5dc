import type { RunOutline, ScheduleRow } from '../../store/report-summaries.ts';
import { nextDueTime } from '../executions/recurrence.ts';

const MOST = 5;

/**
 * The due times to come, as pure code: that of the execution that waits, and the grid times after it. While
 * one runs its successor is not in the ledger yet: then those after now.
 */
export function upcomingTimes(
  report: ScheduleRow,
  open: readonly Pick<RunOutline, 'status' | 'due_time'>[],
  now: Date,
): Date[] {
  if (report.status !== 'Active') return [];
  const waiting = open.filter(({ status }) => status === 'Pending').map(dueOf);
  const recurrence = {
    start: new Date(report.start_time),
    intervalHours: report.recurrence_interval,
    count: report.recurrence_count,
  };
  const times = [...waiting];
  let after = latest([now, ...open.map(dueOf)]);
  while (times.length < MOST) {
    const next = nextDueTime(recurrence, after);
    if (!next) break;
    times.push(next);
    after = next;
  }
  return times;
}

const dueOf = ({ due_time }: Pick<RunOutline, 'due_time'>): Date => new Date(due_time);

const latest = (times: readonly Date[]): Date =>
  new Date(Math.max(...times.map((time) => time.getTime())));
