import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** Reads the service's own database past the service. */
export interface Ledger extends AsyncDisposable {
  /** One statement that both databases understand, without parameters. */
  read(sql: string): Promise<Row[]>;
}

export function openSqliteLedger(file: string): Ledger {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  return {
    read: async (sql) => database.prepare(sql).all(),
    [Symbol.asyncDispose]: async () => database.close(),
  };
}

const PATIENCE_MILLISECONDS = 60_000;

/** Outlives a restart of the server. */
export function openPostgresLedger(url: string): Ledger {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  const read: Ledger['read'] = async (sql) => {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    while (true) {
      try {
        return (await pool.query<Row>(sql)).rows;
      } catch (error) {
        if (performance.now() > deadline) throw error;
      }
      await sleep(100);
    }
  };
  return { read, [Symbol.asyncDispose]: () => pool.end() };
}

export const readNumber = async (ledger: Ledger, sql: string): Promise<number> =>
  Number(Object.values((await ledger.read(sql))[0] ?? {})[0]);
