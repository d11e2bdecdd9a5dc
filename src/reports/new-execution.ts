import type { ExecutionRow } from '../store/schema.ts';
import type { ExecutionState } from './execution-state.ts';

/** An execution that nobody has claimed yet. */
export const newExecution = (
  executionId: string,
  reportId: string,
  due: Date,
  status: Extract<ExecutionState, 'Pending' | 'Paused'> = 'Pending',
): ExecutionRow => ({
  execution_id: executionId,
  report_id: reportId,
  due_time: due.toISOString(),
  status,
  attempts: 0,
  fence: 0,
  lease_owner: null,
  lease_expires_time: null,
  not_before_time: null,
  started_time: null,
  ended_time: null,
  failure_reason: null,
  snapshot_id: null,
  redacted: null,
  rows: null,
  file_key: null,
  file_bytes: null,
  plain_bytes: null,
  sha256: null,
  file_expires_time: null,
});
