import type { Database } from '../database.ts';
import { sqliteDialect } from './dialect.ts';
import { openDatabase } from './open-database.ts';

export async function openSqlite(file: string): Promise<Database> {
  const dialect = sqliteDialect(await openDatabase(file));
  // Every transaction holds the write lock from its beginning.
  const transaction: Database['transaction'] = (db, work) => db.transaction().execute(work);
  return { dialect, transaction, migration: transaction };
}
