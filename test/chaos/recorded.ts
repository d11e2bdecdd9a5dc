import type { Ledger, Row } from './ledger.ts';

/** An execution as the service's database has it. */
export interface Recorded {
  readonly executionId: string;
  readonly reportId: string;
  readonly due: string;
  readonly status: string;
  readonly attempts: number;
  readonly rows: number;
  readonly plainBytes: number;
  readonly sha256: string;
  readonly fileKey: string | null;
}

export async function readRecorded(ledger: Ledger): Promise<Recorded[]> {
  const rows = await ledger.read(
    'select execution_id, report_id, due_time, status, attempts, rows, plain_bytes, sha256, file_key from executions',
  );
  return rows.map(toRecorded);
}

const toRecorded = (row: Row): Recorded => ({
  executionId: String(row.execution_id),
  reportId: String(row.report_id),
  due: String(row.due_time),
  status: String(row.status),
  attempts: Number(row.attempts),
  rows: Number(row.rows),
  plainBytes: Number(row.plain_bytes),
  sha256: String(row.sha256),
  fileKey: row.file_key === null ? null : String(row.file_key),
});
