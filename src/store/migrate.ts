import type { Kysely, Transaction } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { migrations } from './migrations/migrations.ts';
import type { Schema } from './schema.ts';

/**
 * Brings the tables up to this code, all or nothing: the transaction holds a lock, so of several
 * processes that open an empty database one migrates and the others find the work done.
 *
 * @throws Error when the database has seen a migration that this code does not know.
 */
export async function migrateToLatest(database: Database, db: Kysely<Schema>): Promise<void> {
  await database.migration(db, async (trx) => {
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => migrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error === undefined) return;
    // With results a migration was tried and failed, and PostgreSQL answers nothing more.
    if (!results) await refuseNewer(trx);
    throw error;
  });
}

async function refuseNewer(trx: Transaction<Schema>): Promise<void> {
  const done = await trx
    .$extendTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>()
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .execute();
  const unknown = done.map((row) => row.name).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new Error(
    `The metadata database is newer than this version of the service: it has migration ${unknown.join(', ')}. Start the version that wrote it, or a later one.`,
  );
}
