import { nobody, noOrigin } from '../../kernel/audit.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import { updateReportRow } from '../../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { auditedQuery } from '../audited-query.ts';
import { ownerOf } from '../authorize-owner.ts';
import { actorOf } from '../caller.ts';
import { rightsOf } from './file-access.ts';

interface AuditContext {
  readonly audit: AuditLog;
}

/** Without rights there is nothing to wait for: each further run would fail alike. */
export async function endReport(
  { audit }: AuditContext,
  trx: Db,
  report: ReportRow,
  execution: ExecutionRow,
): Promise<void> {
  await updateReportRow(trx, report.report_id, { status: 'Inactive' });
  await audit.record(trx, {
    ...{ action: 'report.retire', outcome: 'succeeded', actor: nobody, origin: noOrigin },
    tenantId: report.tenant_id,
    target: report.report_id,
    detail: { owner: report.owner_name, reason: execution.failure_reason },
  });
}

/** Who saw what: the file is its owner's. */
export const recordRun = (
  { audit }: AuditContext,
  trx: Db,
  report: ReportRow,
  execution: ExecutionRow,
): Promise<void> =>
  audit.record(trx, {
    action: 'dataset.export',
    outcome: execution.status === 'Completed' ? 'succeeded' : 'failed',
    actor: actorOf(ownerOf(report)),
    origin: { address: null, correlationId: execution.correlation_id },
    target: execution.execution_id,
    detail: {
      reportId: report.report_id,
      ...auditedQuery(report.query_text),
      ...(execution.status === 'Completed'
        ? { rows: execution.rows, sha256: execution.sha256, ...rightsOf(execution) }
        : { reason: execution.failure_reason }),
    },
  });
