import type { DatabaseSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { asKyselyDatabase } from './node-sqlite.ts';
import { whileBusy } from './patience.ts';
import { LocklessQueryCompiler } from './query-compiler.ts';

/** Kysely's SQLite dialect, made fit for several processes that write to one file. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const config = { database: asKyselyDatabase(database) };
  const base = new SqliteDialect(config);
  return {
    createDriver: () => new SharedFileDriver(config),
    createAdapter: () => new TransactionalDdlAdapter(),
    createQueryCompiler: () => new LocklessQueryCompiler(),
    createIntrospector: (db) => base.createIntrospector(db),
  };
}

class SharedFileDriver extends SqliteDriver {
  #patient: DatabaseConnection | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#patient ??= patient(await super.acquireConnection());
    return this.#patient;
  }

  /**
   * Takes the write lock at once. A transaction that began by reading would fail as soon as it wrote
   * if another process had written in between, and no waiting can cure that.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

const patient = (connection: DatabaseConnection): DatabaseConnection => ({
  executeQuery: (query) => whileBusy(() => connection.executeQuery(query)),
  streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
});

/** Lets all migrations run in one transaction, which SQLite can do and Kysely does not assume. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
