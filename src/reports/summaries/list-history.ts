import { toWireTime } from '../../kernel/interval.ts';
import { findExecutions } from '../../store/executions.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import type { ExecutionState } from '../executions/execution-state.ts';
import { queuedPosition } from '../executions/execution-views.ts';
import { fileStateOf, mayOpen } from '../executions/file-access.ts';
import { formatOf } from '../executions/file-key.ts';
import { manifestOf } from '../executions/read-manifest.ts';
import { findReport } from '../find-report.ts';
import type { FilePartView, OccurrenceView } from './history-views.ts';
import { runTimes } from './run-times.ts';

const DAYS_LISTED = 90;

/**
 * What became of every due time of the caller's own report in the last 90 days, the newest first. It gives out
 * no links, so that nobody who only looks leaves any behind, in logs or in the audit trail.
 */
export async function listHistory(
  context: Pick<ReportsContext, 'store' | 'clock'>,
  caller: Caller,
  program: string,
  reportId: string,
): Promise<OccurrenceView[]> {
  const { db } = context.store;
  const now = context.clock.now();
  const report = await findReport(db, caller, program, reportId);
  const dueFrom = new Date(now.getTime() - DAYS_LISTED * 86_400_000).toISOString();
  const rows = await findExecutions(db, { reportId: report.report_id, dueFrom });
  return Promise.all(
    rows.map(async (row) => ({
      ...toOccurrence(caller, report, row, now),
      queuedPosition: await queuedPosition(context, row, now),
    })),
  );
}

function toOccurrence(
  { grant }: Caller,
  report: ReportRow,
  row: ExecutionRow,
  now: Date,
): Omit<OccurrenceView, 'queuedPosition'> {
  const isOpen = mayOpen(grant, row);
  return {
    executionId: row.execution_id,
    reportId: row.report_id,
    executionStatus: row.status as ExecutionState,
    ...runTimes(row),
    attempts: row.attempts,
    failureReason: row.failure_reason,
    caughtUpFrom: row.caught_up_from_time && wire(row.caught_up_from_time),
    caughtUpTo: row.caught_up_from_time && wire(row.due_time),
    format: formatOf(row, report),
    fileState: fileStateOf(row, now, isOpen),
    fileExpiryTime: row.file_expires_time && wire(row.file_expires_time),
    dataRedacted: row.redacted === null ? null : row.redacted === 1,
    fileParts: isOpen ? partsOf(row) : [],
  };
}

/** What is withheld tells nothing of itself, neither how many rows there are. */
function partsOf(row: ExecutionRow): FilePartView[] {
  const { rows, file_bytes, sha256 } = row;
  if (rows === null || file_bytes === null || sha256 === null) return [];
  const parts =
    row.file_parts === 1
      ? [{ rows, bytes: file_bytes, sha256 }]
      : (manifestOf(row)?.parts ?? []).map(({ rows, bytes, sha256 }) => ({ rows, bytes, sha256 }));
  return parts.map((part, index) => ({ part: index + 1, ...part }));
}

const wire = (time: string): string => toWireTime(new Date(time));
