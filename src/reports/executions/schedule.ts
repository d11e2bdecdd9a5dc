import type { NewId } from '../../kernel/ids.ts';
import {
  dueTimesFrom,
  findExecutions,
  insertExecution,
  insertMissingExecutions,
  updateHeld,
} from '../../store/executions.ts';
import { updateReportRow } from '../../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { transition, waitingStates } from './execution-state.ts';
import { newExecution, skipped } from './new-execution.ts';
import { dueTimesWithin, nextDueTime, type Recurrence } from './recurrence.ts';
import type { RunSize } from './run-size.ts';

export const recurrenceOf = (report: ReportRow): Recurrence => ({
  start: new Date(report.start_time),
  intervalHours: report.recurrence_interval,
  count: report.recurrence_count,
});

/** A report has one waiting execution at the most. */
export const findWaiting = async (db: Db, reportId: string): Promise<ExecutionRow | undefined> =>
  (await findExecutions(db, { reportId, statuses: waitingStates }))[0];

/** The waiting execution, or else the one under way. */
export const findOpen = async (db: Db, reportId: string): Promise<ExecutionRow | undefined> =>
  (await findExecutions(db, { reportId, statuses: [...waitingStates, 'Running'] }))[0];

/**
 * Makes sure that the report's next execution waits: at the first grid time after `after` that is
 * not in the ledger yet. With no time left the report becomes Inactive. Answers the report then.
 */
export async function ensureNext(
  { newId }: { readonly newId: NewId },
  db: Db,
  report: ReportRow,
  { after, size }: { readonly after: Date; readonly size: RunSize },
): Promise<ReportRow> {
  if (await findWaiting(db, report.report_id)) return report;
  const due = await freeDueTime(db, report, latest(after, new Date(report.scheduled_from_time)));
  if (!due) return retire(db, report);
  await insertExecution(db, newExecution(newId(), report, due, size));
  return report;
}

/** Moves a waiting execution to the first free grid time after `after`; without one it is Cancelled. */
export async function moveWaiting(
  db: Db,
  report: ReportRow,
  waiting: ExecutionRow,
  after: Date,
): Promise<ReportRow> {
  const due = await freeDueTime(db, report, after, waiting);
  if (!due) {
    await updateHeld(db, heldBy(waiting), {
      status: transition(waiting.status, 'cancel'),
      failure_reason: 'The schedule of the report was changed and has no due time left.',
      ended_time: after.toISOString(),
    });
    return retire(db, report);
  }
  await updateHeld(db, heldBy(waiting), {
    status: transition(waiting.status, 'update'),
    due_time: due.toISOString(),
    ready_time: due.toISOString(),
    attempts: 0,
  });
  return report;
}

/**
 * The due time of the open execution, and the grid times that have come since and are not in the
 * ledger, oldest first. Those from before the schedule stood as it does never were due, and those older
 * than executions are kept are left out.
 */
export async function dueTimesSince(
  db: Db,
  report: ReportRow,
  open: ExecutionRow,
  now: Date,
  { executionRetentionDays }: { readonly executionRetentionDays: number },
): Promise<Date[]> {
  const due = new Date(open.due_time);
  const keptFrom = new Date(now.getTime() - executionRetentionDays * 86_400_000);
  const after = latest(latest(due, new Date(report.scheduled_from_time)), keptFrom);
  const known = await dueTimesFrom(db, report.report_id, after.toISOString());
  const since = dueTimesWithin(recurrenceOf(report), after, now);
  return [due, ...since.filter((time) => !known.has(time.toISOString()))];
}

/** Notes in the ledger why due times are not run; that of the open execution has its row already. */
export async function skipTimes(
  { newId }: { readonly newId: NewId },
  db: Db,
  report: ReportRow,
  open: ExecutionRow,
  { times, reason, now }: { times: readonly Date[]; reason: string; now: Date },
): Promise<void> {
  const isOwn = (time: Date): boolean => time.toISOString() === open.due_time;
  if (times.some(isOwn)) {
    transition(open.status, 'skip');
    await updateHeld(db, heldBy(open), skipped(reason, now));
  }
  await insertMissingExecutions(
    db,
    times
      .filter((time) => !isOwn(time))
      .map((due) => ({ ...newExecution(newId(), report, due, open), ...skipped(reason, now) })),
  );
}

/** A run under way is due, whatever the clock of the machine that asks says. */
export const isAhead = ({ due_time, status }: ExecutionRow, now: Date): boolean =>
  status !== 'Running' && due_time > now.toISOString();

export const heldBy = ({ execution_id, fence, status }: ExecutionRow) => ({
  executionId: execution_id,
  fence,
  status,
});

/** The first grid time after the instant that the ledger does not know, or knows as `own`. */
async function freeDueTime(
  db: Db,
  report: ReportRow,
  after: Date,
  own?: ExecutionRow,
): Promise<Date | null> {
  const known = await dueTimesFrom(db, report.report_id, after.toISOString());
  if (own) known.delete(own.due_time);
  const recurrence = recurrenceOf(report);
  let due = nextDueTime(recurrence, after);
  while (due && known.has(due.toISOString())) due = nextDueTime(recurrence, due);
  return due;
}

/** Its last recurrence has run, or is running. */
async function retire(db: Db, report: ReportRow): Promise<ReportRow> {
  await updateReportRow(db, report.report_id, { status: 'Inactive' });
  return { ...report, status: 'Inactive' };
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b);
