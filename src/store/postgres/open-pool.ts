import pg from 'pg';

const { Pool, types } = pg;

const TIMEOUTS = {
  /** A row is locked for milliseconds, a statement takes few: whoever waits longer waits in vain. */
  lock_timeout: 5000,
  statement_timeout: 30_000,
  /** For when the server is gone without a word, so that not even its own limit is heard of. */
  query_timeout: 40_000,
};
/** A process that is stopped in the midst of a transaction must not hold its locks for ever. */
const IDLE_TRANSACTION_TIMEOUT = 10_000;
const CONNECTION_TIMEOUT = 10_000;

const INT8 = 20;
/** What PostgreSQL makes of the sum of an int8. */
const NUMERIC = 1700;

/** As numbers, not text: all of ours (counts, bytes) are far below 2^53, and SQLite gives numbers. */
const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid, format);

export interface PoolLimits {
  /** Connections at most; 10 by default. */
  readonly size?: number;
  /** Waits for locks and answers as long as it takes. */
  readonly patient?: boolean;
}

export function openPool(url: string, { size = 10, patient = false }: PoolLimits): pg.Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    application_name: 'partner-insights',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT,
    ...(patient ? {} : TIMEOUTS),
    types: { getTypeParser: getTypeParser as typeof types.getTypeParser },
  });
  // An idle connection that breaks is none of anybody's requests, and the pool has let go of it.
  pool.on('error', () => {});
  return pool;
}
