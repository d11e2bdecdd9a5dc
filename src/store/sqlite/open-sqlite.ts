import type { DatabaseSync } from 'node:sqlite';
import type { Database } from '../database.ts';
import { sqliteDialect } from './dialect.ts';
import { connect, openDatabase } from './open-database.ts';
import { isBusy } from './patience.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { openWriteAheadLog } from './write-ahead-log.ts';

export async function openSqlite(file: string): Promise<Database> {
  const writer = await openDatabase(file);
  const reader = await connect(file, 'normal').catch((error: unknown) => {
    writer.close();
    throw error;
  });
  const dialect = sqliteDialect({
    writer: new SqliteConnection(writer),
    reader: new SqliteConnection(reader),
    log: openWriteAheadLog(file),
  });
  // Every transaction holds the write lock from its beginning.
  const transaction: Database['transaction'] = (db, work) => db.transaction().execute(work);
  return { dialect, transaction, migration: transaction, changeMark: changeMarkOf(reader) };
}

/** The number tells of what others commit: of all but what this connection adds to the audit trail. */
function changeMarkOf(reader: DatabaseSync): Database['changeMark'] {
  const statement = reader.prepare('pragma data_version');
  return () => {
    try {
      return Number(statement.get()?.data_version);
    } catch (error) {
      if (isBusy(error)) return undefined;
      throw error;
    }
  };
}
