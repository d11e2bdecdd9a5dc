import { toWireTime } from '../../kernel/interval.ts';
import { countReadyBefore } from '../../store/execution-queue.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { ReportsContext } from '../context.ts';
import type { CallbackMethod, ExecutionView, FileState } from '../views.ts';
import type { ExecutionState } from './execution-state.ts';
import { formatOf, linkToFile } from './report-file.ts';

interface At {
  readonly now: Date;
  /** What links start with: scheme, host and port as the client sees them. */
  readonly baseUrl: string;
}

/** The report's executions with fresh links. */
export const viewExecutions = (
  context: ReportsContext,
  rows: readonly ExecutionRow[],
  report: ReportRow,
  at: At,
): Promise<ExecutionView[]> =>
  Promise.all(
    rows.map(async (row) => ({
      ...toExecutionView(context, row, report, at),
      queuedPosition: await queuedPosition(context, row, at.now),
    })),
  );

async function queuedPosition(
  { store }: ReportsContext,
  row: ExecutionRow,
  now: Date,
): Promise<number | null> {
  const isReady = row.status === 'Pending' && row.ready_time <= now.toISOString();
  return isReady ? 1 + (await countReadyBefore(store.db, row)) : null;
}

function toExecutionView(
  context: ReportsContext,
  row: ExecutionRow,
  report: ReportRow,
  at: At,
): Omit<ExecutionView, 'queuedPosition'> {
  const callbackMethod = report.callback_method as CallbackMethod;
  const isCompleted = row.status === 'Completed';
  const link = isCompleted ? linkToFile(context, row, report, at) : null;
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
    reportExpiryTime: link && toWireTime(link.expires),
    reportGeneratedTime: isCompleted ? wireTime(row.ended_time) : null,
    failureReason: row.failure_reason,
    dueTime: toWireTime(new Date(row.due_time)),
    startedTime: wireTime(row.started_time),
    attempts: row.attempts,
    caughtUpFrom: wireTime(row.caught_up_from_time),
    caughtUpTo: row.caught_up_from_time && wireTime(row.due_time),
    fileState: fileState(row, at.now),
  };
}

/** A file past its retention counts as gone, whether it has been swept yet or not. */
const fileState = (row: ExecutionRow, now: Date): FileState | null =>
  row.file_state === 'kept' && (row.file_expires_time ?? '') <= now.toISOString()
    ? 'expired'
    : (row.file_state as FileState | null);

const wireTime = (time: string | null): string | null => time && toWireTime(new Date(time));
