import { updateReceiver } from '../../store/callback-receivers.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { lockOwnReport } from '../find-report.ts';
import { recordAudit } from '../record-audit.ts';
import { toReportView } from '../report-views.ts';
import type { ReportView } from '../views.ts';
import { activeReceiver, releaseHeld } from './callback-receiver.ts';
import { requireReceiver } from './require-receiver.ts';

/** Sends callbacks again to a receiver that was paused: first what was held. Idempotent. */
export function resumeCallbacks(
  context: Pick<ReportsContext, 'audit' | 'clock' | 'store' | 'limits'>,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<ReportView> {
  return context.store.transaction(async (trx) => {
    const report = await lockOwnReport(trx, caller, program, reportId);
    requireReceiver(report);
    await updateReceiver(trx, report.report_id, activeReceiver);
    if (report.callback_status === 'Paused') {
      await recordAudit(context, trx, caller, 'callback.resume', report.report_id);
    }
    await releaseHeld(trx, report.report_id, context.clock.now());
    return toReportView(context, { ...report, ...activeReceiver });
  });
}
