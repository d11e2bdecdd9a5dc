import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { findApplicationSecrets } from '../applications.ts';
import { openStore } from '../open-store.ts';
import type { ExecutionRow, ReportRow, WorkerRow } from '../schema.ts';
import { openSqlite } from '../sqlite/open-sqlite.ts';
import { describeStores, temporaryEmptyDatabase, temporaryStore } from '../store.fixture.ts';
import { findUser } from '../users.ts';
import { listWorkers, upsertWorker } from '../workers.ts';
import { first } from './0001-first.ts';

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
  account_id: '1001000',
  scheduled_from_time: TIME,
  catch_up: null,
  catch_up_window_hours: null,
  dataset_shape: null,
  callback_status: 'Active',
  callback_failures: 0,
  callback_failing_since_time: null,
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
  ready_time: TIME,
  account_id: '1001000',
  lane: 'small',
  estimated_rows: null,
  caught_up_from_time: null,
  correlation_id: null,
  started_time: null,
  ended_time: null,
  failure_reason: null,
  snapshot_id: null,
  redacted: null,
  rows: null,
  file_key: null,
  file_parts: 1,
  work_key: null,
  file_bytes: 5_000_000_000,
  plain_bytes: null,
  sha256: null,
  file_expires_time: null,
  file_state: null,
  link_generation: 0,
  file_rights: null,
  manifest: null,
};

describeStores((openTemporary) => {
  test('an execution is unique by report and due time, and goes with its report', async () => {
    await using temporary = await openTemporary();
    const { db } = temporary.store;
    const insert = (row: ExecutionRow) => db.insertInto('executions').values(row).execute();

    await expect(insert(execution)).rejects.toThrow(/foreign key/i);
    await db.insertInto('reports').values(report).execute();
    await insert(execution);
    await expect(insert({ ...execution, execution_id: 'e2' })).rejects.toThrow(/unique/i);
    expect(await db.selectFrom('executions').selectAll().execute()).toEqual([execution]);

    await db.deleteFrom('reports').execute();
    expect(await db.selectFrom('executions').selectAll().execute()).toEqual([]);
  });
});

test('the look for something ready walks an index that holds all it needs', async () => {
  await using temporary = await temporaryStore();
  const { db } = temporary.store;
  const ready = db
    .selectFrom('executions')
    .select(['account_id', 'lane'])
    .where('status', '=', 'Pending')
    .where('ready_time', '<=', TIME);
  expect(await ready.explain(undefined, sql`query plan`)).toMatchObject([
    {
      detail:
        'SEARCH executions USING COVERING INDEX executions_by_status_ready_time_lane_account_id (status=? AND ready_time<?)',
    },
  ]);
});

test('the partners of an account are found by an index', async () => {
  await using temporary = await temporaryStore();
  const { db } = temporary.store;
  const partners = db.selectFrom('partners').select('tenant_id').where('account_id', '=', '1');
  expect(await partners.orderBy('tenant_id').explain(undefined, sql`query plan`)).toMatchObject([
    { detail: 'SEARCH partners USING COVERING INDEX partners_by_account_id (account_id=?)' },
  ]);
});

test('failing receivers are found by an index that holds them alone', async () => {
  await using temporary = await temporaryStore();
  const failing = temporary.store.db
    .selectFrom('reports')
    .select('report_id')
    .where('callback_failing_since_time', 'is not', null)
    .orderBy('callback_failing_since_time');
  expect(await failing.explain(undefined, sql`query plan`)).toMatchObject([
    { detail: expect.stringContaining('USING COVERING INDEX reports_failing') },
  ]);
});

test('an upgrade from the first schema keeps what is waiting, finished and gone', async () => {
  await using database = await temporaryEmptyDatabase('sqlite');
  const { dialect } = await openSqlite(database.location);
  const before = new Kysely<unknown>({ dialect });
  const only = { '0001-first': first };
  await new Migrator({
    db: before,
    provider: { getMigrations: async () => only },
  }).migrateToLatest();
  for (const statement of FIRST_SCHEMA_ROWS.split(';')) await sql.raw(statement).execute(before);
  await before.destroy();
  const store = await openStore(database.location);
  const rows = await store.db.selectFrom('executions').selectAll().orderBy('due_time').execute();
  expect(rows.map((row) => [row.account_id, row.lane, row.ready_time, row.file_state])).toEqual([
    ['1001000', 'small', '2026-01-01T00:00:00.000Z', 'expired'],
    ['1001000', 'small', '2026-01-02T00:00:00.000Z', 'kept'],
    ['1001000', 'small', '2026-01-03T00:05:00.000Z', null],
  ]);
  const report = await store.db.selectFrom('reports').selectAll().executeTakeFirstOrThrow();
  expect(report).toMatchObject({ account_id: '1001000', scheduled_from_time: TIME });
  expect(await findUser(store.db, 'u1')).toMatchObject({ password_hash: 'p', issuer: null });
  expect(await findApplicationSecrets(store.db, 'c1', TIME)).toMatchObject([
    { secret_hash: 's', expires_time: null },
  ]);
  await upsertWorker(store.db, worker);
  await upsertWorker(store.db, { ...worker, seen_time: '2026-01-02T00:00:00.000Z' });
  expect(await listWorkers(store.db, 10)).toEqual([
    { ...worker, seen_time: '2026-01-02T00:00:00.000Z' },
  ]);
  await store.close();
});

const worker: WorkerRow = {
  ...{ worker_id: 'w', host: 'here', process_id: 1, version: '1.2.3', concurrency: 2 },
  ...{ started_time: TIME, seen_time: TIME },
};

const FIRST_SCHEMA_ROWS = `
  insert into partners values ('t1', '1001000', 'Contoso', '${TIME}');
  insert into users values ('u1', 't1', 'ada', 'Ada', 'p', 0, '${TIME}');
  insert into applications values ('c1', 't1', 'Puller', 's', 0, '${TIME}');
  insert into reports values ('r1', 'u1', 'Ada', 't1', 'mpn', 'Usage', null, 'q1', 'SELECT', 'Active',
    '${TIME}', null, 0, '2026-01-01T00:00:00.000Z', 24, null, 'csv', null, 'POST', null, null);
  insert into executions (execution_id, report_id, due_time, status, attempts, fence, file_key) values
    ('e1', 'r1', '2026-01-01T00:00:00.000Z', 'Completed', 1, 1, null),
    ('e2', 'r1', '2026-01-02T00:00:00.000Z', 'Completed', 1, 1, 'e2-1.csv.gz');
  insert into executions (execution_id, report_id, due_time, status, attempts, fence, not_before_time)
    values ('e3', 'r1', '2026-01-03T00:00:00.000Z', 'Pending', 1, 1, '2026-01-03T00:05:00.000Z')`;
