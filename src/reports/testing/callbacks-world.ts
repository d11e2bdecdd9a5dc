import { onTestFinished } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { upsertPartner } from '../../store/partners.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import type { DeliveryRow, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { partnerRow, temporaryStore, userRow } from '../../store/store.fixture.ts';
import { upsertUser } from '../../store/users.ts';
import type { DeliveryContext } from '../callbacks/claim-delivery.ts';
import { enqueueCallback } from '../callbacks/enqueue-callback.ts';

export const START = '2026-03-10T12:00:00.000Z';
const REPORT = '00000000-0000-4000-8000-00000000000a';
const TENANT = '00000000-0000-4000-8000-0000000000ff';

/** For tests: a real store with one report that has a receiver, and a clock moved by hand. */
export async function callbacksWorld(
  change: Partial<ReportRow> = {},
  openStore = () => temporaryStore(),
) {
  const temporary = await openStore();
  onTestFinished(() => temporary[Symbol.asyncDispose]());
  const { store } = temporary;
  const clock = manualClock(START);
  const context: DeliveryContext = {
    ...{ clock, wallClock: clock, store, newId: randomId },
    limits: { callbacksAllowPrivateNetworks: false },
  };
  const setPartner = (disabled: number) =>
    upsertPartner(
      store.db,
      partnerRow({ tenant_id: TENANT, account_id: '1001000', name: 'Alpine', disabled }),
    );
  const setOwner = async (disabled: number, role: string | null = 'report-viewer') => {
    await upsertUser(store.db, userRow({ user_id: 'u', tenant_id: TENANT, disabled }));
    const assignment = { assignment_id: 'r', principal_id: 'u', locations: null };
    await replaceRoleAssignments(store.db, 'u', role ? [{ ...assignment, role }] : []);
  };
  await setPartner(0);
  await setOwner(0);
  await store.db.insertInto('reports').values(reportRow(change)).execute();
  const report = () => store.db.selectFrom('reports').selectAll().executeTakeFirstOrThrow();
  let completed = 0;
  const complete = async () => {
    const now = clock.now();
    // Several at one time, each with a due time of its own.
    const row = completedRow(randomId(), new Date(now.getTime() - completed));
    completed += 1;
    await store.db.insertInto('executions').values(row).execute();
    const before = await report();
    await store.transaction((trx) => enqueueCallback(context, trx, before, row, now));
    return row;
  };
  /** In the order of their making. */
  const deliveries = (): Promise<DeliveryRow[]> =>
    store.db.selectFrom('deliveries').selectAll().orderBy('created_time').execute();
  const attempts = () =>
    store.db
      .selectFrom('delivery_attempts')
      .selectAll()
      .orderBy('attempted_time')
      .orderBy('attempt')
      .execute();
  const after = (seconds: number): Date => {
    clock.set(new Date(clock.now().getTime() + seconds * 1000));
    return clock.now();
  };
  return {
    ...{ context, store, clock, setPartner, setOwner },
    ...{ report, complete, deliveries, attempts, after },
  };
}

const reportRow = (change: Partial<ReportRow>): ReportRow => ({
  ...{ report_id: REPORT, owner_id: 'u', owner_name: 'ada@example.org', tenant_id: TENANT },
  ...{ program: 'mpn', name: 'R', description: null, query_id: REPORT, query_text: 'SELECT' },
  ...{ status: 'Active', created_time: START, modified_time: null, execute_now: 0 },
  ...{ start_time: START, recurrence_interval: 4, recurrence_count: null, format: 'csv' },
  ...{ callback_url: 'https://receiver.example/in', callback_method: 'POST' },
  ...{ query_start_time: null, query_end_time: null, account_id: '1001000' },
  ...{ scheduled_from_time: START, catch_up: null, catch_up_window_hours: null },
  ...{ dataset_shape: null, callback_status: 'Active', callback_failures: 0 },
  callback_failing_since_time: null,
  ...change,
});

const completedRow = (id: string, due: Date): ExecutionRow => ({
  ...{ execution_id: id, report_id: REPORT, due_time: due.toISOString(), status: 'Completed' },
  ...{ attempts: 1, fence: 1, lease_owner: null, lease_expires_time: null },
  ...{ ready_time: due.toISOString(), account_id: '1001000', lane: 'small' },
  ...{ estimated_rows: null, caught_up_from_time: null, correlation_id: null },
  ...{ started_time: due.toISOString(), ended_time: due.toISOString(), failure_reason: null },
  ...{
    snapshot_id: null,
    redacted: 0,
    rows: 1,
    file_key: null,
    file_parts: 1,
    work_key: null,
    file_bytes: null,
  },
  ...{ plain_bytes: null, sha256: null, file_expires_time: null, file_state: 'kept' },
  ...{ link_generation: 0, file_rights: null, manifest: null },
});
