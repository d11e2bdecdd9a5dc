import { type Dialect, SqliteAdapter, SqliteIntrospector } from 'kysely';
import { type Connections, SqliteDriver } from './driver.ts';
import { LocklessQueryCompiler } from './query-compiler.ts';

/** SQLite for Kysely, made fit for several processes that write to one file. */
export const sqliteDialect = (connections: Connections): Dialect => ({
  createDriver: () => new SqliteDriver(connections),
  createAdapter: () => new SharedFileAdapter(),
  createQueryCompiler: () => new LocklessQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});

class SharedFileAdapter extends SqliteAdapter {
  /** The driver itself lets one write at a time, and readers pass by. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** Lets all migrations run in one transaction, which SQLite can do and Kysely does not assume. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
