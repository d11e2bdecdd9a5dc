import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import { OneAtATime } from './one-at-a-time.ts';
import { whileBusy } from './patience.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';

export interface Connections {
  /** What changes something, and all of a transaction. */
  readonly writer: SqliteConnection;
  /**
   * Selects outside of transactions: they wait for nobody, and see what is committed. Also what only adds
   * to the audit trail: SQLite forgets what a connection has read whenever another one commits, and the
   * trail grows at nearly every request. Its commits do not wait for the disk.
   */
  readonly reader: SqliteConnection;
  readonly log: WriteAheadLog;
  /** Theirs, where several drivers share a file: one of them changes something at a time. */
  readonly writing?: OneAtATime;
  /** To be closed with these. */
  readonly others?: readonly { close(): void }[];
}

/** One file that several processes write to, over one connection to write and one to read. */
export class SqliteDriver implements Driver {
  readonly #connections: Connections;
  readonly #writing: OneAtATime;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#writing = connections.writing ?? new OneAtATime();
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Session> {
    return new Session(this.#connections, this.#writing);
  }

  /**
   * Takes the write lock at once. A transaction that began by reading would fail as soon as it wrote
   * if another process had written in between, and no waiting can cure that.
   */
  async beginTransaction(session: Session): Promise<void> {
    await session.hold();
    await session.executeQuery(BEGIN);
  }

  async commitTransaction(session: Session): Promise<void> {
    await session.executeQuery(COMMIT);
  }

  async rollbackTransaction(session: Session): Promise<void> {
    await session.executeQuery(ROLLBACK);
  }

  async releaseConnection(session: Session): Promise<void> {
    session.letGo();
  }

  async destroy(): Promise<void> {
    await this.#connections.log.close();
    for (const one of this.#connections.others ?? []) one.close();
    this.#connections.reader.close();
    this.#connections.writer.close();
  }
}

const BEGIN = CompiledQuery.raw('begin immediate');
const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');

const isAppend = ({ query }: CompiledQuery): boolean =>
  query.kind === 'InsertQueryNode' && query.into?.table.identifier.name === 'audit_events';

/** What Kysely holds for one statement, or for one transaction. */
class Session implements DatabaseConnection {
  readonly #connections: Connections;
  readonly #writing: OneAtATime;
  #letGo: (() => void) | undefined;

  constructor(connections: Connections, writing: OneAtATime) {
    this.#connections = connections;
    this.#writing = writing;
  }

  /** Keeps the connection that writes until it is let go. */
  async hold(): Promise<void> {
    this.#letGo = await this.#writing.enter();
  }

  letGo(): void {
    this.#letGo?.();
    this.#letGo = undefined;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { writer, reader, log } = this.#connections;
    if (this.#letGo) return whileBusy(() => writer.execute<Row>(query));
    if (query.query.kind === 'SelectQueryNode') return whileBusy(() => reader.execute<Row>(query));
    if (!isAppend(query)) return this.#write(writer, query);
    const result = await this.#write<Row>(reader, query);
    await log.sync();
    return result;
  }

  async #write<Row>(by: SqliteConnection, query: CompiledQuery): Promise<QueryResult<Row>> {
    const letGo = await this.#writing.enter();
    try {
      return await whileBusy(() => by.execute<Row>(query));
    } finally {
      letGo();
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for it, and nobody here streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Rows of the metadata database are not streamed.');
  }
}
