import { type Kysely, SqliteAdapter, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Frozen: once released, a migration never changes.
type Untyped = Kysely<unknown>;

/** Managed identities, secrets that overlap while they are changed, throttles, audit, revocable links. */
export const access: Migration = {
  up: async (db: Untyped) => {
    await extendPartners(db);
    await rebuildUsers(db);
    await createApplicationSecrets(db);
    await createThrottles(db);
    await createAuditEvents(db);
    await extendExecutions(db);
  },
};

async function extendPartners(db: Untyped): Promise<void> {
  const add = (name: string, fallback: string) =>
    db.schema
      .alterTable('partners')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(fallback))
      .execute();
  await add('kind', 'partner');
  await add('locations', '[]');
  await db.schema
    .alterTable('partners')
    .addColumn('disabled', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

/** Names were unique over all partners; SQLite can let go of that only with the table. */
async function rebuildUsers(db: Untyped): Promise<void> {
  await db.schema
    .createTable('users_new')
    .addColumn('user_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('tenant_id', 'text', (c) => c.notNull())
    .addColumn('user_name', 'text', (c) => c.notNull())
    .addColumn('display_name', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('issuer', 'text')
    .addColumn('subject', 'text')
    .addColumn('vouched_time', 'text')
    .addColumn('disabled', 'integer', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .execute();
  await sql`insert into users_new
    (user_id, tenant_id, user_name, display_name, password_hash, disabled, created_time)
    select user_id, tenant_id, user_name, display_name, password_hash, disabled, created_time
    from users`.execute(db);
  await db.schema.dropTable('users').execute();
  await db.schema.alterTable('users_new').renameTo('users').execute();
  await sql`create unique index users_by_tenant_id_user_name on users (tenant_id, user_name)
    where issuer is null`.execute(db);
  await sql`create unique index users_by_issuer_subject on users (issuer, subject)
    where issuer is not null`.execute(db);
}

async function createApplicationSecrets(db: Untyped): Promise<void> {
  await db.schema
    .createTable('application_secrets')
    .addColumn('secret_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('secret_hash', 'text', (c) => c.notNull())
    .addColumn('created_time', 'text', (c) => c.notNull())
    .addColumn('expires_time', 'text')
    .execute();
  await sql`insert into application_secrets (secret_id, client_id, secret_hash, created_time)
    select client_id, client_id, secret_hash, created_time from applications`.execute(db);
  await db.schema.alterTable('applications').dropColumn('secret_hash').execute();
  await index(db, 'application_secrets', ['client_id']);
  await index(db, 'applications', ['tenant_id']);
}

async function createThrottles(db: Untyped): Promise<void> {
  await db.schema
    .createTable('sign_in_throttles')
    .addColumn('throttle_key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('blocked_until_time', 'text', (c) => c.notNull())
    .addColumn('changed_time', 'text', (c) => c.notNull())
    .execute();
  await index(db, 'sign_in_throttles', ['changed_time']);
}

async function createAuditEvents(db: Untyped): Promise<void> {
  await db.schema
    .createTable('audit_events')
    .addColumn('event_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('event_time', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text')
    .addColumn('tenant_id', 'text')
    .addColumn('target', 'text')
    .addColumn('address', 'text')
    .addColumn('correlation_id', 'text')
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('kept_until_time', 'text', (c) => c.notNull())
    .execute();
  await index(db, 'audit_events', ['event_time', 'event_id']);
  await index(db, 'audit_events', ['tenant_id', 'event_time']);
  await index(db, 'audit_events', ['kept_until_time']);
  await forbidChanges(db);
}

/** What is recorded stays as it is, and stays until its time is over, whoever asks the database. */
async function forbidChanges(db: Untyped): Promise<void> {
  if (isSqlite(db)) {
    await sql`create trigger audit_events_unchanged before update on audit_events
      begin select raise(abort, 'audit events cannot be changed'); end`.execute(db);
    await sql`create trigger audit_events_kept before delete on audit_events
      when old.kept_until_time > strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      begin select raise(abort, 'audit events cannot be deleted before their time'); end`.execute(
      db,
    );
    return;
  }
  await sql`create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and old.kept_until_time <= to_char(
        clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      then return old; end if;
      raise exception 'audit events cannot be changed, nor deleted before their time';
    end $$`.execute(db);
  await sql`create trigger audit_events_kept before update or delete on audit_events
    for each row execute function refuse_audit_change()`.execute(db);
  await sql`create trigger audit_events_not_emptied before truncate on audit_events
    for each statement execute function refuse_audit_change()`.execute(db);
}

const isSqlite = (db: Untyped): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

async function extendExecutions(db: Untyped): Promise<void> {
  await db.schema
    .alterTable('executions')
    .addColumn('link_generation', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('executions').addColumn('file_rights', 'text').execute();
  await db.schema.alterTable('executions').addColumn('manifest', 'text').execute();
}

const index = (db: Untyped, table: string, columns: string[]) =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
