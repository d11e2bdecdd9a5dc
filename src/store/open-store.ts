import { Kysely } from 'kysely';
import type { Database, TransactionOptions, TransactionWork } from './database.ts';
import { migrateToLatest } from './migrate.ts';
import type { Schema } from './schema.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

/** The metadata database. Several processes may have the same one open. */
export interface Store {
  /**
   * For single statements. Inside a transaction's work use its `trx`: this one works beside it and sees
   * nothing of it; what changes something waits on SQLite for the transaction's end.
   */
  readonly db: Kysely<Schema>;
  /**
   * Runs `work` in a transaction; commits when it resolves, rolls back when it throws. Keep it short
   * and wait in it for nothing but the database.
   *
   * On SQLite transactions run one after the other, each with the write lock held. On PostgreSQL
   * they run side by side (READ COMMITTED), so lock the rows that you read in order to change them
   * (`forUpdate()`, which SQLite leaves out); and `work` runs anew, up to five times in all, when
   * PostgreSQL gives it up for a deadlock or a conflict: let it change nothing but the database.
   *
   * With `durable: false` it does not wait for the disk on SQLite. A power cut may undo it then, with every
   * process that knew of it: for what is done again in that case, like a claim. On PostgreSQL the database
   * may die alone, and leave two workers with one fence: there everything is durable.
   *
   * @throws StoreUnavailable when the database cannot be used now.
   */
  transaction<T>(work: TransactionWork<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Another number once anybody, in whatever process, has committed a change: what was read at a mark
   * still stands while the mark is the same, but for the audit trail, which is left out. Undefined where
   * telling costs as much as reading (PostgreSQL).
   */
  changeMark(): number | undefined;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Connections of this process to PostgreSQL at most; 10 by default. */
  readonly poolSize?: number;
}

/**
 * Opens a PostgreSQL database by its `postgres://` URL, or else the SQLite file of that name, made
 * when absent together with its folder; and brings its tables up to date.
 *
 * @throws StoreUnavailable when the database cannot be reached.
 * @throws Error when it refuses us, is newer than this code, or is no database.
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<Store> {
  const database = await openDatabase(location, options);
  const db = new Kysely<Schema>({ dialect: database.dialect });
  try {
    await migrateToLatest(database, db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    transaction: (work, how) => database.transaction(db, work, how),
    changeMark: () => database.changeMark(),
    close: () => db.destroy(),
  };
}

async function openDatabase(location: string, options: StoreOptions): Promise<Database> {
  if (!/^postgres(ql)?:\/\//i.test(location)) return openSqlite(location);
  // Loaded here, so that nobody who keeps to SQLite pays for the driver.
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  return openPostgres(location, options.poolSize);
}
