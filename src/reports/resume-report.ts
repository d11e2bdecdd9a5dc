import { updateExecutionsIn } from '../store/executions.ts';
import { updateReportRow } from '../store/reports.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { transition } from './execution-state.ts';
import { findLiveReport } from './find-live-report.ts';
import { toReportView } from './report-views.ts';
import { reschedule } from './reschedule.ts';
import type { ReportView } from './views.ts';

/**
 * Makes a paused report run again: at the next grid time after now, or at once for a report that
 * runs once. Idempotent.
 */
export function resumeReport(
  context: ReportsContext,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<ReportView> {
  return context.store.transaction(async (transaction) => {
    const report = await findLiveReport(transaction, caller, program, reportId, 'resumed');
    if (report.status === 'Active') return toReportView(report);
    const now = context.clock.now();
    const resumed = { ...report, status: 'Active', modified_time: now.toISOString() };
    await updateReportRow(transaction, report.report_id, resumed);
    if (report.execute_now === 1) {
      await updateExecutionsIn(transaction, report.report_id, ['Paused'], {
        status: transition('Paused', 'resume'),
      });
      return toReportView(resumed);
    }
    return toReportView(await reschedule(transaction, resumed, now, context.newId));
  });
}
