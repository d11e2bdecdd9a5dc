import { Kysely, type Transaction } from 'kysely';
import { migrateToLatest } from './migrate.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import { openDatabase } from './sqlite/open-database.ts';

/** The metadata database. Several processes may have the same one open. */
export interface Store {
  /** For single statements. Inside a transaction's work use its `trx`: this one waits for its end. */
  readonly db: Kysely<Schema>;
  /**
   * Runs `work` with the write lock held, one transaction after the other; commits when it resolves,
   * rolls back when it throws. Keep the work short: every other writer waits for it.
   */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the SQLite file, made when absent together with its folder, and brings its tables up to date.
 *
 * @throws Error when the database is newer than this code, or is no database.
 */
export async function openStore(file: string): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(await openDatabase(file)) });
  try {
    await migrateToLatest(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    transaction: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  };
}
