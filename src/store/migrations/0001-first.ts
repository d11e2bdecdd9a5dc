import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// Frozen: once released, a migration never changes. It names its tables itself, because `Schema`
// moves on with the code.
type Untyped = Kysely<unknown>;

export const first: Migration = {
  up: async (db: Untyped) => {
    await createPrincipals(db);
    await createSecrets(db);
    await createQueries(db);
    await createReports(db);
    await createExecutions(db);
    await createIndexes(db);
  },
};

async function createPrincipals(db: Untyped): Promise<void> {
  await db.schema
    .createTable('partners')
    .addColumn('tenant_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('users')
    .addColumn('user_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('tenant_id', 'text', (c) => c.notNull())
    .addColumn('user_name', 'text', (c) => c.notNull().unique())
    .addColumn('display_name', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('disabled', 'integer', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('applications')
    .addColumn('client_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('tenant_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secret_hash', 'text', (c) => c.notNull())
    .addColumn('disabled', 'integer', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('role_assignments')
    .addColumn('assignment_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('principal_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('locations', 'text')
    .execute();
}

async function createSecrets(db: Untyped): Promise<void> {
  await db.schema
    .createTable('signing_keys')
    .addColumn('key_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('private_jwk', 'text', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .addColumn('retired_time', 'text')
    .execute();
  await db.schema
    .createTable('refresh_tokens')
    .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('family_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('resource', 'text', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .addColumn('expires_time', 'text', (c) => c.notNull())
    .addColumn('used_time', 'text')
    .addColumn('revoked_time', 'text')
    .execute();
  await db.schema
    .createTable('settings')
    .addColumn('name', 'text', (c) => c.primaryKey().notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}

async function createQueries(db: Untyped): Promise<void> {
  await db.schema
    .createTable('queries')
    .addColumn('query_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('owner_name', 'text', (c) => c.notNull())
    .addColumn('tenant_id', 'text', (c) => c.notNull())
    .addColumn('program', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text')
    .addColumn('query_text', 'text', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .execute();
}

async function createReports(db: Untyped): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('report_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('owner_name', 'text', (c) => c.notNull())
    .addColumn('tenant_id', 'text', (c) => c.notNull())
    .addColumn('program', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text')
    .addColumn('query_id', 'text', (c) => c.notNull())
    .addColumn('query_text', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .addColumn('modified_time', 'text')
    .addColumn('execute_now', 'integer', (c) => c.notNull())
    .addColumn('start_time', 'text', (c) => c.notNull())
    .addColumn('recurrence_interval', 'integer', (c) => c.notNull())
    .addColumn('recurrence_count', 'integer')
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('callback_url', 'text')
    .addColumn('callback_method', 'text', (c) => c.notNull())
    .addColumn('query_start_time', 'text')
    .addColumn('query_end_time', 'text')
    .execute();
}

async function createExecutions(db: Untyped): Promise<void> {
  await db.schema
    .createTable('executions')
    .addColumn('execution_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('report_id', 'text', (c) =>
      c.notNull().references('reports.report_id').onDelete('cascade'),
    )
    .addColumn('due_time', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('fence', 'integer', (c) => c.notNull())
    .addColumn('lease_owner', 'text')
    .addColumn('lease_expires_time', 'text')
    .addColumn('not_before_time', 'text')
    .addColumn('started_time', 'text')
    .addColumn('ended_time', 'text')
    .addColumn('failure_reason', 'text')
    .addColumn('snapshot_id', 'text')
    .addColumn('redacted', 'integer')
    .addColumn('rows', 'bigint')
    .addColumn('file_key', 'text')
    .addColumn('file_bytes', 'bigint')
    .addColumn('plain_bytes', 'bigint')
    .addColumn('sha256', 'text')
    .addColumn('file_expires_time', 'text')
    // Also the index for a report's executions in the order of their due times.
    .addUniqueConstraint('executions_report_due', ['report_id', 'due_time'])
    .execute();
}

async function createIndexes(db: Untyped): Promise<void> {
  const index = (table: string, columns: string[]) =>
    db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(columns)
      .execute();
  await index('executions', ['status', 'due_time']);
  await index('reports', ['owner_id']);
  await index('queries', ['owner_id']);
  await index('refresh_tokens', ['family_id']);
  await index('refresh_tokens', ['expires_time']);
  await index('role_assignments', ['principal_id']);
}
