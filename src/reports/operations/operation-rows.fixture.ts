import { randomId } from '../../kernel/ids.ts';
import type { DeliveryRow, ExecutionRow, ReportRow } from '../../store/schema.ts';

export const NOW = '2026-03-10T12:00:00.000Z';
export const TENANT = 'c0470500-0000-4000-8000-000000000001';

/** So many seconds before now; after it when negative. */
export const ago = (seconds: number): string =>
  new Date(Date.parse(NOW) - seconds * 1000).toISOString();

export const reportRow = (change: Partial<ReportRow> = {}): ReportRow => ({
  ...{ report_id: 'r', owner_id: 'o', owner_name: 'o', tenant_id: TENANT, program: 'mpn' },
  ...{ name: 'Seats', description: null, query_id: 'q', query_text: 'SELECT', status: 'Active' },
  ...{ created_time: NOW, modified_time: null, execute_now: 0, start_time: NOW },
  ...{ recurrence_interval: 4, recurrence_count: null, format: 'csv', callback_url: null },
  ...{ callback_method: 'POST', query_start_time: null, query_end_time: null, account_id: 'a' },
  ...{ scheduled_from_time: NOW, catch_up: null, catch_up_window_hours: null },
  ...{ dataset_shape: null, callback_status: 'Active', callback_failures: 0 },
  callback_failing_since_time: null,
  ...change,
});

export const executionRow = (change: Partial<ExecutionRow> = {}): ExecutionRow => ({
  ...{ execution_id: randomId(), report_id: 'r', due_time: randomId(), status: 'Pending' },
  ...{ attempts: 0, fence: 0, lease_owner: null, lease_expires_time: null, ready_time: NOW },
  ...{ account_id: 'a', lane: 'small', estimated_rows: null, caught_up_from_time: null },
  ...{ correlation_id: null, started_time: null, ended_time: null, failure_reason: null },
  ...{ snapshot_id: null, redacted: null, rows: null, file_key: null, file_parts: 1 },
  ...{ work_key: null, file_bytes: null, plain_bytes: null, sha256: null },
  ...{ file_expires_time: null, file_state: null, link_generation: 0, file_rights: null },
  manifest: null,
  ...change,
});

export const deliveryRow = (change: Partial<DeliveryRow> = {}): DeliveryRow => ({
  ...{ delivery_id: randomId(), report_id: 'r', execution_id: null, tenant_id: TENANT },
  ...{ event_type: 'test', method: 'POST', url: 'http://x/', origin: 'http://x', body: '{}' },
  ...{ correlation_id: null, status: 'Pending', attempts: 0, plan_step: 0, plan_started_time: NOW },
  ...{ next_attempt_time: NOW, fence: 0, lease_expires_time: null, created_time: NOW },
  ...{ delivered_time: null, failure_reason: null },
  ...change,
});

/** A run that ended, and how late it started. */
export const ended = (
  endedSecondsAgo: number,
  lateSeconds: number,
  change: Partial<ExecutionRow> = {},
): ExecutionRow => {
  const started_time = ago(endedSecondsAgo + 1);
  return executionRow({
    ...{ status: 'Completed', attempts: 1, started_time, ended_time: ago(endedSecondsAgo) },
    ready_time: new Date(Date.parse(started_time) - lateSeconds * 1000).toISOString(),
    ...change,
  });
};
