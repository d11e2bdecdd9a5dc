import { PublicError } from '../kernel/errors.ts';
import { findReportOf, lockReport } from '../store/reports.ts';
import type { Db, ReportRow } from '../store/schema.ts';
import type { Caller } from './caller.ts';

/** The caller's own report, held until the transaction ends. */
export async function lockOwnReport(
  trx: Db,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<ReportRow> {
  const { report_id } = await findReport(trx, caller, program, reportId);
  const report = await lockReport(trx, report_id);
  if (!report) throw new PublicError('report_not_found', { reportId: reportId.trim() });
  return report;
}

/** The caller's own report. Anybody else's does not exist for the caller: `report_not_found`. */
export async function findReport(
  db: Db,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<ReportRow> {
  const id = reportId.trim();
  const row = await findReportOf(db, caller.principalId, program, id.toLowerCase());
  if (!row) throw new PublicError('report_not_found', { reportId: id });
  return row;
}
