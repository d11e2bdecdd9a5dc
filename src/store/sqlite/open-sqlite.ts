import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { sqliteDialect } from './dialect.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { connect, openDatabase } from './open-database.ts';
import { isBusy } from './patience.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { openWriteAheadLog } from './write-ahead-log.ts';

export async function openSqlite(file: string): Promise<Database> {
  const opened: DatabaseSync[] = [await openDatabase(file)];
  try {
    opened.push(await connect(file, 'normal'), await connect(file, 'normal'));
  } catch (error) {
    for (const one of opened) one.close();
    throw error;
  }
  const [writer, reader, loose] = opened as [DatabaseSync, DatabaseSync, DatabaseSync];
  const shared = {
    reader: new SqliteConnection(reader),
    log: openWriteAheadLog(file),
    writing: new OneAtATime(),
  };
  const dialect = sqliteDialect({
    ...{ ...shared, writer: new SqliteConnection(writer), others: [loose] },
  });
  const looseDb = new Kysely<Schema>({
    dialect: sqliteDialect({ ...shared, writer: new SqliteConnection(loose) }),
  });
  // Every transaction holds the write lock from its beginning.
  const transaction: Database['transaction'] = (db, work, { durable = true } = {}) =>
    (durable ? db : looseDb).transaction().execute(work);
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
