import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Frozen: once released, a migration never changes.
type Untyped = Kysely<unknown>;

/** The ledger of due times, lanes by partner account, and the outbox of callbacks. */
export const ledger: Migration = {
  up: async (db: Untyped) => {
    await extendReports(db);
    await extendExecutions(db);
    await createDeliveries(db);
    await createCallbackSecrets(db);
    await createIndexes(db);
  },
};

async function extendReports(db: Untyped): Promise<void> {
  const add = (name: string, type: 'text' | 'integer') =>
    db.schema.alterTable('reports').addColumn(name, type).execute();
  await db.schema
    .alterTable('reports')
    .addColumn('account_id', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('reports')
    .addColumn('scheduled_from_time', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('reports')
    .addColumn('callback_status', 'text', (c) => c.notNull().defaultTo('Active'))
    .execute();
  await db.schema
    .alterTable('reports')
    .addColumn('callback_failures', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await add('callback_failing_since_time', 'text');
  await add('catch_up', 'text');
  await add('catch_up_window_hours', 'integer');
  await add('dataset_shape', 'text');
  await sql`update reports set scheduled_from_time = coalesce(modified_time, created_time),
    account_id = coalesce((select account_id from partners where partners.tenant_id = reports.tenant_id), '')`.execute(
    db,
  );
}

async function extendExecutions(db: Untyped): Promise<void> {
  await db.schema.dropIndex('executions_by_status_due_time').execute();
  for (const [name, fallback] of [
    ['account_id', ''],
    ['lane', 'small'],
    ['ready_time', ''],
  ] as const) {
    await db.schema
      .alterTable('executions')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(fallback))
      .execute();
  }
  await db.schema.alterTable('executions').addColumn('estimated_rows', 'bigint').execute();
  for (const name of ['caught_up_from_time', 'file_state', 'correlation_id']) {
    await db.schema.alterTable('executions').addColumn(name, 'text').execute();
  }
  await sql`update executions set ready_time = coalesce(not_before_time, due_time),
    file_state = case when file_key is not null then 'kept' when status = 'Completed' then 'expired' end,
    account_id = coalesce((select account_id from reports where reports.report_id = executions.report_id), '')`.execute(
    db,
  );
  await db.schema.alterTable('executions').dropColumn('not_before_time').execute();
}

async function createDeliveries(db: Untyped): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('delivery_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('report_id', 'text', (c) =>
      c.notNull().references('reports.report_id').onDelete('cascade'),
    )
    .addColumn('execution_id', 'text', (c) =>
      c.references('executions.execution_id').onDelete('cascade'),
    )
    .addColumn('tenant_id', 'text', (c) => c.notNull())
    .addColumn('event_type', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('correlation_id', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('plan_step', 'integer', (c) => c.notNull())
    .addColumn('plan_started_time', 'text', (c) => c.notNull())
    .addColumn('next_attempt_time', 'text', (c) => c.notNull())
    .addColumn('fence', 'integer', (c) => c.notNull())
    .addColumn('lease_expires_time', 'text')
    .addColumn('created_time', 'text', (c) => c.notNull())
    .addColumn('delivered_time', 'text')
    .addColumn('failure_reason', 'text')
    // The outbox holds one event of a kind for an execution, however often its end is recorded.
    .addUniqueConstraint('deliveries_execution_event', ['execution_id', 'event_type'])
    .execute();
  await db.schema
    .createTable('delivery_attempts')
    .addColumn('delivery_id', 'text', (c) =>
      c.notNull().references('deliveries.delivery_id').onDelete('cascade'),
    )
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('attempted_time', 'text', (c) => c.notNull())
    .addColumn('milliseconds', 'integer', (c) => c.notNull())
    .addColumn('status_code', 'integer')
    .addColumn('failure_reason', 'text')
    .addColumn('excerpt', 'text')
    .addPrimaryKeyConstraint('delivery_attempts_key', ['delivery_id', 'attempt'])
    .execute();
}

async function createCallbackSecrets(db: Untyped): Promise<void> {
  await db.schema
    .createTable('callback_secrets')
    .addColumn('secret_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('tenant_id', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .addColumn('expires_time', 'text')
    .execute();
}

async function createIndexes(db: Untyped): Promise<void> {
  const index = (table: string, columns: string[]) =>
    db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(columns)
      .execute();
  // Covers the look at the queue: who has something ready, in which lane.
  await index('executions', ['status', 'ready_time', 'lane', 'account_id']);
  // A lane's turn, the runs of an account under way, and when it was served last.
  await index('executions', ['account_id', 'status', 'lane', 'ready_time', 'execution_id']);
  await index('executions', ['account_id', 'started_time']);
  await index('executions', ['ended_time', 'file_key']);
  await index('executions', ['file_key']);
  await index('executions', ['file_expires_time']);
  await index('deliveries', ['status', 'next_attempt_time', 'delivery_id']);
  // The first of each receiver, past the backlog of those that can take no more just now.
  await index('deliveries', ['status', 'tenant_id', 'origin', 'next_attempt_time']);
  await index('deliveries', ['report_id', 'created_time']);
  await index('callback_secrets', ['tenant_id']);
}
