import type { Origin } from '../../kernel/audit.ts';
import { toWireTime } from '../../kernel/interval.ts';
import type { ReportsContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { rightsOf } from './file-access.ts';
import { formatOf } from './report-file.ts';
import { type GivenLink, resolveLink } from './resolve-link.ts';

/** What a report file holds, and what it does not. */
export interface Manifest {
  readonly executionId: string;
  readonly reportId: string;
  readonly reportName: string;
  readonly program: string;
  readonly query: string;
  readonly owner: string;
  readonly accountId: string;
  /** Whose rows it has; null: those of the whole account. */
  readonly locations: readonly string[] | null;
  readonly dataRedacted: boolean;
  /** The columns and metrics of the query that are empty because of the owner's role. */
  readonly redactedFields: readonly string[];
  readonly snapshotId: string | null;
  readonly dueTime: string;
  readonly generatedTime: string | null;
  readonly format: string;
  readonly rows: number | null;
  /** Of the file as it is stored, gzip. */
  readonly bytes: number | null;
  readonly plainBytes: number | null;
  readonly sha256: string | null;
}

/** By the same link as the file, and refused as it is. */
export async function readManifest(
  context: ReportsContext,
  given: GivenLink,
  origin: Origin,
): Promise<Manifest> {
  const { execution, report, owner } = await resolveLink(context, given, origin);
  const rights = rightsOf(execution);
  await recordAudit(context, context.store.db, owner, 'link.use', execution.execution_id, {
    reportId: report.report_id,
    manifest: true,
  });
  return {
    executionId: execution.execution_id,
    reportId: report.report_id,
    reportName: report.name,
    program: report.program,
    query: report.query_text,
    owner: report.owner_name,
    accountId: rights?.account ?? report.account_id,
    locations: rights?.locations ?? null,
    dataRedacted: execution.redacted === 1,
    redactedFields: rights?.redacted ?? [],
    snapshotId: execution.snapshot_id,
    dueTime: toWireTime(new Date(execution.due_time)),
    generatedTime: execution.ended_time && toWireTime(new Date(execution.ended_time)),
    format: formatOf(execution, report),
    rows: execution.rows,
    bytes: execution.file_bytes,
    plainBytes: execution.plain_bytes,
    sha256: execution.sha256,
  };
}
