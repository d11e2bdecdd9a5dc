import type { Kysely, Transaction } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.ts';
import type { Schema } from './schema.ts';

/**
 * Brings the tables up to this code, all or nothing: the transaction holds the write lock, so of two
 * processes that open an empty database one migrates and the other finds the work done.
 *
 * @throws Error when the database has seen a migration that this code does not know.
 */
export async function migrateToLatest(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    await refuseNewer(trx);
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
