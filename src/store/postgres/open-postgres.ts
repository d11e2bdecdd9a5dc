import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { postgresDialect } from './dialect.ts';
import { guardPool } from './guard-pool.ts';
import { openPool, type PoolLimits } from './open-pool.ts';
import { isTransient } from './unavailable.ts';

const ATTEMPTS = 5;
const PAUSE_MS = 10;
/** Any number will do that no other program uses for a lock in the same database. */
const MIGRATION_LOCK = 7_206_451_139_001;

export function openPostgres(url: string, poolSize?: number): Database {
  const open = (limits: PoolLimits) =>
    postgresDialect(guardPool(openPool(url, limits), addressOf(url)));
  const transaction: Database['transaction'] = (db, work) =>
    whileTransient(() => db.transaction().setIsolationLevel('read committed').execute(work));
  return {
    dialect: open({ size: poolSize }),
    transaction,
    migration: async (_db, work) => {
      // Of many nodes that start at once the last waits for all, and a migration takes its time.
      await using db = new Kysely<Schema>({ dialect: open({ size: 1, patient: true }) });
      return await transaction(db, async (trx) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx);
        return work(trx);
      });
    },
    changeMark: () => undefined,
  };
}

async function whileTransient<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || attempt >= ATTEMPTS) throw error;
    }
    await pause(PAUSE_MS * attempt);
  }
}

/** For messages: where the database is, without the name and the password. */
function addressOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) throw new Error('The address of the metadata database is not a postgres:// URL.');
  return `${parsed.host}${parsed.pathname}`;
}
