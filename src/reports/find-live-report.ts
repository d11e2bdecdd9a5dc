import { PublicError } from '../kernel/errors.ts';
import type { Db, ReportRow } from '../store/schema.ts';
import type { Caller } from './caller.ts';
import { lockOwnReport } from './find-report.ts';

/** The caller's own report, held until the transaction ends; refused as `report_state` once its last recurrence has run. */
export async function findLiveReport(
  trx: Db,
  caller: Caller,
  program: string,
  reportId: string,
  wanted: 'paused' | 'resumed',
): Promise<ReportRow> {
  const report = await lockOwnReport(trx, caller, program, reportId);
  if (report.status !== 'Inactive') return report;
  throw new PublicError('report_state', {
    reason: `An Inactive report cannot be ${wanted}: its last recurrence has run. Create a new report.`,
  });
}
