import { findExecutions } from '../store/executions.ts';
import { deleteReportRow } from '../store/reports.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { lockOwnReport } from './find-report.ts';
import { recordAudit } from './record-audit.ts';
import { toReportView } from './report-views.ts';
import type { ReportView } from './views.ts';

/** Deletes the report, its executions and their files. A run under way loses its lease by it. */
export async function deleteReport(
  context: ReportsContext,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<ReportView> {
  const { report, keys } = await context.store.transaction(async (transaction) => {
    const found = await lockOwnReport(transaction, caller, program, reportId);
    const executions = await findExecutions(transaction, { reportId: found.report_id });
    await deleteReportRow(transaction, found.report_id);
    await recordAudit(context, transaction, caller, 'report.delete', found.report_id, {
      name: found.name,
      executions: executions.length,
    });
    return { report: found, keys: executions.flatMap((row) => row.file_key ?? []) };
  });
  // The report is gone by now: a file that resists must not make the answer say otherwise; the sweep
  // finds it.
  await Promise.allSettled(keys.map((key) => context.files.remove(key)));
  return toReportView(context, report);
}
