import { updateExecutionsIn } from '../store/executions.ts';
import { updateReportRow } from '../store/reports.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { transition } from './executions/execution-state.ts';
import { findLiveReport } from './find-live-report.ts';
import { recordAudit } from './record-audit.ts';
import { toReportView } from './report-views.ts';
import type { ReportView } from './views.ts';

/**
 * Holds the report's waiting execution back. One under way may still complete; a try that fails waits
 * Paused too. Idempotent.
 */
export function pauseReport(
  context: ReportsContext,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<ReportView> {
  return context.store.transaction(async (transaction) => {
    const report = await findLiveReport(transaction, caller, program, reportId, 'paused');
    if (report.status === 'Paused') return toReportView(context, report);
    const change = { status: 'Paused', modified_time: context.clock.now().toISOString() };
    await updateReportRow(transaction, report.report_id, change);
    await updateExecutionsIn(transaction, report.report_id, ['Pending'], {
      status: transition('Pending', 'pause'),
    });
    await recordAudit(context, transaction, caller, 'report.pause', report.report_id);
    return toReportView(context, { ...report, ...change });
  });
}
