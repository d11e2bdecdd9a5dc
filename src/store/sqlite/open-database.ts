import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BLOCKING_WAIT_MS, whileBusy } from './patience.ts';

/** Opens the file, making it and its folder for this user only: it holds private keys. */
export async function openDatabase(file: string): Promise<DatabaseSync> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite would make the file readable to all; its side files take the mode of the file.
  await (await open(file, 'a', 0o600)).close();
  return connect(file, 'full');
}

/** One more connection to a file that is there. */
export async function connect(file: string, synchronous: 'full' | 'normal'): Promise<DatabaseSync> {
  const database = new DatabaseSync(file, { timeout: BLOCKING_WAIT_MS });
  try {
    await setPragmas(database, synchronous);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function setPragmas(database: DatabaseSync, synchronous: string): Promise<void> {
  // The switch to WAL needs the file for itself and SQLite does not wait for that.
  await whileBusy(() => database.exec('pragma journal_mode = wal'));
  database.exec(`pragma synchronous = ${synchronous}`);
  database.exec('pragma foreign_keys = on');
}
