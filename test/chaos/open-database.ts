import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startCluster } from '../support/postgres-cluster.ts';
import { createDatabase, dropDatabase } from '../support/postgres-database.ts';
import { type Ledger, openPostgresLedger, openSqliteLedger } from './ledger.ts';
import type { Options } from './options.ts';

export interface Database extends AsyncDisposable {
  /** What makes the service use it. */
  readonly environment: Record<string, string>;
  /** Only once the service has made its tables. */
  openLedger(): Ledger;
  /** Crashes the server and starts it again; null where there is none of our own. */
  readonly restart: (() => Promise<void>) | null;
}

export const openDatabase = (options: Options, home: string): Promise<Database> => {
  if (options.database === 'sqlite') return Promise.resolve(sqliteIn(home));
  return options.databaseUrl ? guestOf(options.databaseUrl) : ownCluster();
};

const sqliteIn = (home: string): Database => ({
  environment: {},
  openLedger: () => openSqliteLedger(join(home, 'insights.db')),
  restart: null,
  [Symbol.asyncDispose]: async () => {},
});

async function ownCluster(): Promise<Database> {
  const cluster = await startCluster({ durable: true });
  return {
    ...postgres(await cluster.createDatabase('insights')),
    restart: () => cluster.restart('immediate'),
    [Symbol.asyncDispose]: () => cluster.stop(),
  };
}

async function guestOf(server: string): Promise<Database> {
  const name = `insights_chaos_${randomUUID().replaceAll('-', '')}`;
  return {
    ...postgres(await createDatabase(server, name)),
    restart: null,
    [Symbol.asyncDispose]: () => dropDatabase(server, name),
  };
}

const postgres = (url: string) => ({
  environment: { INSIGHTS_DATABASE_URL: url },
  openLedger: () => openPostgresLedger(url),
});
