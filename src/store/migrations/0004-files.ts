import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// Frozen: once released, a migration never changes.
type Untyped = Kysely<unknown>;

/** Files of several parts, and files that several executions share. */
export const files: Migration = {
  up: async (db: Untyped) => {
    await db.schema
      .alterTable('executions')
      .addColumn('file_parts', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await db.schema.alterTable('executions').addColumn('work_key', 'text').execute();
    await index(db, 'executions', ['work_key', 'file_expires_time']);
    // A report's waiting execution, among all that have ended.
    await index(db, 'executions', ['report_id', 'status']);
    await index(db, 'reports', ['account_id', 'query_id']);
  },
};

const index = (db: Untyped, table: string, columns: string[]) =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
