import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import { firstState, transition } from './execution-state.ts';
import type { RunSize } from './run-size.ts';

/** An execution that nobody has claimed yet; Paused when its report is. */
export const newExecution = (
  executionId: string,
  report: ReportRow,
  due: Date,
  { lane, estimated_rows }: RunSize,
): ExecutionRow => ({
  execution_id: executionId,
  report_id: report.report_id,
  account_id: report.account_id,
  due_time: due.toISOString(),
  ready_time: due.toISOString(),
  status: report.status === 'Paused' ? transition(firstState, 'pause') : firstState,
  lane,
  estimated_rows,
  attempts: 0,
  fence: 0,
  caught_up_from_time: null,
  correlation_id: null,
  lease_owner: null,
  lease_expires_time: null,
  started_time: null,
  ended_time: null,
  failure_reason: null,
  snapshot_id: null,
  redacted: null,
  rows: null,
  file_key: null,
  file_parts: 1,
  work_key: null,
  file_bytes: null,
  plain_bytes: null,
  sha256: null,
  file_expires_time: null,
  file_state: null,
  link_generation: 0,
  file_rights: null,
  manifest: null,
});

/** What becomes of an execution that is not run. */
export const skipped = (reason: string, now: Date) => ({
  status: 'Skipped' as const,
  failure_reason: reason,
  ended_time: now.toISOString(),
});
