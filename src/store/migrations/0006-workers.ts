import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Frozen: once released, a migration never changes.

/** What operators look at: the workers that run, and the receivers that fail. */
export const workers: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('workers')
      .addColumn('worker_id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('host', 'text', (c) => c.notNull())
      .addColumn('process_id', 'integer', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('concurrency', 'integer', (c) => c.notNull())
      .addColumn('started_time', 'text', (c) => c.notNull())
      .addColumn('seen_time', 'text', (c) => c.notNull())
      .execute();
    // Few of many: without it a look at them reads through all reports.
    await sql`create index reports_failing on reports (callback_failing_since_time, report_id)
      where callback_failing_since_time is not null`.execute(db);
  },
};
