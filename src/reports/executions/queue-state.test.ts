import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import type { DeliveryRow, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { describeStores, type TemporaryStore } from '../../store/store.fixture.ts';
import { readQueueState } from './queue-state.ts';

const NOW = '2026-03-10T12:00:00.000Z';
/** So many seconds before now; after it when negative. */
const ago = (seconds: number) => new Date(Date.parse(NOW) - seconds * 1000).toISOString();

const report: ReportRow = {
  ...{ report_id: 'r', owner_id: 'o', owner_name: 'o', tenant_id: 't', program: 'mpn', name: 'n' },
  ...{ description: null, query_id: 'q', query_text: '', status: 'Active', created_time: NOW },
  ...{ modified_time: null, execute_now: 0, start_time: NOW, recurrence_interval: 4 },
  ...{ recurrence_count: null, format: 'csv', callback_url: null, callback_method: 'GET' },
  ...{ query_start_time: null, query_end_time: null, account_id: 'a', scheduled_from_time: NOW },
  ...{ catch_up: null, catch_up_window_hours: null, dataset_shape: null },
  ...{ callback_status: 'Active', callback_failures: 0, callback_failing_since_time: null },
};

const execution = (row: Partial<ExecutionRow>): ExecutionRow => ({
  ...{ execution_id: randomId(), report_id: 'r', due_time: randomId(), status: 'Pending' },
  ...{ attempts: 0, fence: 0, lease_owner: null, lease_expires_time: null, ready_time: NOW },
  ...{ account_id: 'a', lane: 'small', estimated_rows: null, caught_up_from_time: null },
  ...{ correlation_id: null, started_time: null, ended_time: null, failure_reason: null },
  ...{
    snapshot_id: null,
    redacted: null,
    rows: null,
    file_key: null,
    file_parts: 1,
    work_key: null,
    file_bytes: null,
  },
  ...{ plain_bytes: null, sha256: null, file_expires_time: null, file_state: null },
  ...{ link_generation: 0, file_rights: null, manifest: null },
  ...row,
});

const delivery = (status: string, next_attempt_time: string): DeliveryRow => ({
  ...{ delivery_id: randomId(), report_id: 'r', execution_id: null, tenant_id: 't' },
  ...{ event_type: 'test', method: 'POST', url: 'http://x/', origin: 'http://x', body: '{}' },
  correlation_id: null,
  ...{ status, attempts: 0, plan_step: 0, plan_started_time: NOW, next_attempt_time, fence: 0 },
  ...{ lease_expires_time: null, created_time: NOW, delivered_time: null, failure_reason: null },
});

async function queueIn(
  openStore: () => Promise<TemporaryStore>,
  executions: Partial<ExecutionRow>[],
  deliveries: DeliveryRow[],
) {
  const { store, [Symbol.asyncDispose]: dispose } = await openStore();
  onTestFinished(dispose);
  await store.db.insertInto('reports').values(report).execute();
  for (const row of executions) {
    await store.db.insertInto('executions').values(execution(row)).execute();
  }
  for (const row of deliveries) await store.db.insertInto('deliveries').values(row).execute();
  return readQueueState({ store, clock: manualClock(NOW) });
}

describeStores((openStore) => {
  const queueOf = (executions: Partial<ExecutionRow>[], deliveries: DeliveryRow[]) =>
    queueIn(openStore, executions, deliveries);

  test('an empty store has every lane and every status, with nothing in them', async () => {
    const none = { ready: 0, waiting: 0, running: 0, paused: 0, oldestReadySeconds: 0 };
    expect(await queueOf([], [])).toEqual({
      lanes: [
        { lane: 'small', ...none },
        { lane: 'large', ...none },
      ],
      callbacks: { Pending: 0, Sending: 0, Held: 0, Failed: 0 },
      oldestCallbackSeconds: 0,
    });
  });

  test('executions are counted by lane and by what they wait for', async () => {
    const { lanes } = await queueOf(
      [
        { ready_time: ago(90.5) },
        { ready_time: ago(0) },
        { ready_time: ago(-60) },
        { status: 'Running', ready_time: ago(500) },
        { status: 'Paused', ready_time: ago(500) },
        { status: 'Completed', ready_time: ago(500) },
        { lane: 'large', ready_time: ago(-1) },
      ],
      [],
    );
    expect(lanes).toEqual([
      { lane: 'small', ready: 2, waiting: 1, running: 1, paused: 1, oldestReadySeconds: 90.5 },
      { lane: 'large', ready: 0, waiting: 1, running: 0, paused: 0, oldestReadySeconds: 0 },
    ]);
  });

  test('callbacks are counted until they are delivered', async () => {
    const { callbacks, oldestCallbackSeconds } = await queueOf(
      [],
      [
        delivery('Pending', ago(30)),
        delivery('Pending', ago(-30)),
        delivery('Sending', ago(60)),
        delivery('Held', ago(600)),
        delivery('Failed', ago(6000)),
        delivery('Failed', ago(6000)),
        delivery('Delivered', ago(60)),
      ],
    );
    expect(callbacks).toEqual({ Pending: 2, Sending: 1, Held: 1, Failed: 2 });
    expect(oldestCallbackSeconds).toBe(30);
  });
});
