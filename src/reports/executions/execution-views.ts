import { toWireTime } from '../../kernel/interval.ts';
import { countReadyBefore } from '../../store/execution-queue.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { CallbackMethod, ExecutionView } from '../views.ts';
import type { ExecutionState } from './execution-state.ts';
import { fileStateOf, mayOpen } from './file-access.ts';
import { formatOf } from './file-key.ts';
import { linkToFile } from './report-file.ts';

interface At {
  readonly now: Date;
  /** What links start with: scheme, host and port as the client sees them. */
  readonly baseUrl: string;
}

/** The report's executions with fresh links, once it is recorded to whom they are given. */
export async function viewExecutions(
  context: ReportsContext,
  caller: Caller,
  rows: readonly ExecutionRow[],
  report: ReportRow,
  at: At,
): Promise<ExecutionView[]> {
  const views = await Promise.all(
    rows.map(async (row) => ({
      ...toExecutionView(context, caller, row, report, at),
      queuedPosition: await queuedPosition(context, row, at.now),
    })),
  );
  const linked = views.filter((view) => view.reportAccessSecureLink !== null);
  if (linked.length > 0) {
    await recordAudit(context, context.store.db, caller, 'link.issue', report.report_id, {
      executionIds: linked.map(({ executionId }) => executionId),
    });
  }
  return views;
}

export async function queuedPosition(
  { store }: Pick<ReportsContext, 'store'>,
  row: ExecutionRow,
  now: Date,
): Promise<number | null> {
  const isReady = row.status === 'Pending' && row.ready_time <= now.toISOString();
  return isReady ? 1 + (await countReadyBefore(store.db, row)) : null;
}

function toExecutionView(
  context: ReportsContext,
  { grant }: Caller,
  row: ExecutionRow,
  report: ReportRow,
  at: At,
): Omit<ExecutionView, 'queuedPosition'> {
  const callbackMethod = report.callback_method as CallbackMethod;
  const isCompleted = row.status === 'Completed';
  const isOpen = isCompleted && mayOpen(grant, row);
  const link = isOpen ? linkToFile(context, row, report, at) : null;
  return {
    executionId: row.execution_id,
    reportId: row.report_id,
    recurrenceInterval: report.recurrence_interval,
    recurrenceCount: report.recurrence_count,
    callbackUrl: report.callback_url,
    callbackMethod,
    CallbackMethod: callbackMethod,
    format: formatOf(row, report),
    executionStatus: row.status as ExecutionState,
    reportLocation: link?.location ?? null,
    reportAccessSecureLink: link?.secureLink ?? null,
    reportManifestSecureLink: link?.manifestLink ?? null,
    reportParts: link?.parts ?? null,
    reportExpiryTime: link && toWireTime(link.expires),
    reportGeneratedTime: isCompleted ? wireTime(row.ended_time) : null,
    failureReason: row.failure_reason,
    dueTime: toWireTime(new Date(row.due_time)),
    startedTime: wireTime(row.started_time),
    attempts: row.attempts,
    caughtUpFrom: wireTime(row.caught_up_from_time),
    caughtUpTo: row.caught_up_from_time && wireTime(row.due_time),
    fileState: fileStateOf(row, at.now, isOpen),
    dataRedacted: row.redacted === null ? null : row.redacted === 1,
  };
}

const wireTime = (time: string | null): string | null => time && toWireTime(new Date(time));
