import {
  deleteExecutionsIn,
  findExecutions,
  insertExecution,
  updateFenced,
} from '../store/executions.ts';
import { updateReportRow } from '../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../store/schema.ts';
import { waitingStates } from './execution-state.ts';
import { newExecution } from './new-execution.ts';
import { nextDueTime, type Recurrence } from './recurrence.ts';

export const recurrenceOf = (report: ReportRow): Recurrence => ({
  start: new Date(report.start_time),
  intervalHours: report.recurrence_interval,
  count: report.recurrence_count,
});

/**
 * Moves the report's waiting execution to the next grid time after `after`, or makes one there. With
 * no time left the report becomes Inactive. Answers the report as it is then.
 */
export async function reschedule(
  db: Db,
  report: ReportRow,
  after: Date,
  newId: () => string,
): Promise<ReportRow> {
  const due = nextDueTime(recurrenceOf(report), after);
  if (!due) {
    await deleteExecutionsIn(db, report.report_id, waitingStates);
    await updateReportRow(db, report.report_id, { status: 'Inactive' });
    return { ...report, status: 'Inactive' };
  }
  const status = report.status === 'Paused' ? 'Paused' : 'Pending';
  const waiting = await findWaiting(db, report.report_id);
  if (!waiting) await insertExecution(db, newExecution(newId(), report.report_id, due, status));
  else {
    const held = { executionId: waiting.execution_id, fence: waiting.fence };
    const moved = { status, due_time: due.toISOString(), attempts: 0, not_before_time: null };
    await updateFenced(db, held, moved);
  }
  return report;
}

/** A report has one waiting execution at the most. */
export const findWaiting = async (db: Db, reportId: string): Promise<ExecutionRow | undefined> =>
  (await findExecutions(db, { reportId, statuses: waitingStates }))[0];
