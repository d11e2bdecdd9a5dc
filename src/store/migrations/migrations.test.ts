import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { ExecutionRow, ReportRow } from '../schema.ts';
import { temporaryStore } from '../store.fixture.ts';

const TIME = '2026-03-01T00:00:00.000Z';

const report: ReportRow = {
  report_id: 'r1',
  owner_id: 'u1',
  owner_name: 'Ada',
  tenant_id: 't1',
  program: 'mpn',
  name: 'Usage',
  description: null,
  query_id: 'q1',
  query_text: 'SELECT MPNId FROM OfficeUsage',
  status: 'Active',
  created_time: TIME,
  modified_time: null,
  execute_now: 0,
  start_time: TIME,
  recurrence_interval: 24,
  recurrence_count: null,
  format: 'csv',
  callback_url: null,
  callback_method: 'POST',
  query_start_time: null,
  query_end_time: null,
};

const execution: ExecutionRow = {
  execution_id: 'e1',
  report_id: 'r1',
  due_time: TIME,
  status: 'Pending',
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
  file_bytes: 5_000_000_000,
  plain_bytes: null,
  sha256: null,
  file_expires_time: null,
};

test('an execution is unique by report and due time, and goes with its report', async () => {
  await using temporary = await temporaryStore();
  const { db } = temporary.store;
  const insert = (row: ExecutionRow) => db.insertInto('executions').values(row).execute();

  await expect(insert(execution)).rejects.toThrow('FOREIGN KEY');
  await db.insertInto('reports').values(report).execute();
  await insert(execution);
  await expect(insert({ ...execution, execution_id: 'e2' })).rejects.toThrow('UNIQUE');
  expect(await db.selectFrom('executions').selectAll().execute()).toEqual([execution]);

  await db.deleteFrom('reports').execute();
  expect(await db.selectFrom('executions').selectAll().execute()).toEqual([]);
});

test('the search for due executions walks its index', async () => {
  await using temporary = await temporaryStore();
  const { db } = temporary.store;
  const due = db.selectFrom('executions').where('status', '=', 'Pending').orderBy('due_time');
  expect(await due.selectAll().explain(undefined, sql`query plan`)).toMatchObject([
    { detail: 'SEARCH executions USING INDEX executions_by_status_due_time (status=?)' },
  ]);
});
