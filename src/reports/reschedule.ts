import { deleteExecutionsIn, insertExecution } from '../store/executions.ts';
import { updateReportRow } from '../store/reports.ts';
import type { Db, ReportRow } from '../store/schema.ts';
import { waitingStates } from './execution-state.ts';
import { newExecution } from './new-execution.ts';
import { nextDueTime, type Recurrence } from './recurrence.ts';

export const recurrenceOf = (report: ReportRow): Recurrence => ({
  start: new Date(report.start_time),
  intervalHours: report.recurrence_interval,
  count: report.recurrence_count,
});

/**
 * Replaces the report's waiting execution by one at the next grid time after `after`. With none left
 * the report becomes Inactive. Answers the report as it is then.
 */
export async function reschedule(
  db: Db,
  report: ReportRow,
  after: Date,
  newId: () => string,
): Promise<ReportRow> {
  await deleteExecutionsIn(db, report.report_id, waitingStates);
  const due = nextDueTime(recurrenceOf(report), after);
  if (due) {
    const status = report.status === 'Paused' ? 'Paused' : 'Pending';
    await insertExecution(db, newExecution(newId(), report.report_id, due, status));
    return report;
  }
  await updateReportRow(db, report.report_id, { status: 'Inactive' });
  return { ...report, status: 'Inactive' };
}
