import { updateExecutionsIn, updateHeld } from '../store/executions.ts';
import { updateReportRow } from '../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../store/schema.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { transition } from './executions/execution-state.ts';
import { unknownSize } from './executions/run-size.ts';
import {
  dueTimesSince,
  ensureNext,
  findOpen,
  heldBy,
  isAhead,
  skipTimes,
} from './executions/schedule.ts';
import { findLiveReport } from './find-live-report.ts';
import { recordAudit } from './record-audit.ts';
import { toReportView } from './report-views.ts';
import type { ReportView } from './views.ts';

/**
 * Makes a paused report run again: at the next grid time after now, or at once for a report that
 * runs once. The due times that passed meanwhile are Skipped. Idempotent.
 */
export function resumeReport(
  context: ReportsContext,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<ReportView> {
  return context.store.transaction(async (trx) => {
    const report = await findLiveReport(trx, caller, program, reportId, 'resumed');
    if (report.status === 'Active') return toReportView(context, report);
    const now = context.clock.now();
    const resumed = { ...report, status: 'Active', modified_time: now.toISOString() };
    await updateReportRow(trx, report.report_id, resumed);
    await recordAudit(context, trx, caller, 'report.resume', report.report_id);
    if (report.execute_now === 1) {
      await updateExecutionsIn(trx, report.report_id, ['Paused'], {
        status: transition('Paused', 'resume'),
      });
      return toReportView(context, resumed);
    }
    return toReportView(context, await resumeSchedule(context, trx, resumed, now));
  });
}

async function resumeSchedule(
  context: ReportsContext,
  trx: Db,
  report: ReportRow,
  now: Date,
): Promise<ReportRow> {
  const open = await findOpen(trx, report.report_id);
  if (open && isAhead(open, now)) {
    await updateHeld(trx, heldBy(open), { status: transition(open.status, 'resume') });
    return report;
  }
  if (open) await skipPassed(context, trx, report, open, now);
  const since = { ...report, scheduled_from_time: now.toISOString() };
  await updateReportRow(trx, report.report_id, since);
  // One under way prepares the next itself when it ends.
  if (open?.status === 'Running') return since;
  return ensureNext(context, trx, since, { after: now, size: open ?? unknownSize });
}

/** A run under way goes on; what waited, and the due times since, are not made up for. */
async function skipPassed(
  context: ReportsContext,
  trx: Db,
  report: ReportRow,
  open: ExecutionRow,
  now: Date,
): Promise<void> {
  const [own, ...later] = await dueTimesSince(trx, report, open, now, context.limits);
  const times = open.status === 'Paused' && own ? [own, ...later] : later;
  const reason = 'The report was paused.';
  await skipTimes(context, trx, report, open, { times, reason, now });
}
