import pg from 'pg';
import { startCluster } from '../../../test/support/postgres-cluster.ts';
import {
  createDatabase,
  databaseUrl,
  dropDatabase,
  runStatement,
} from '../../../test/support/postgres-database.ts';
import { parentOf } from './processes.ts';

/** A PostgreSQL server of our own as production has it: every commit waits for the disk. */
export interface Server extends AsyncDisposable {
  /** Of the process that all others of it come from. */
  readonly postmaster: number;
  createDatabase(name: string): Promise<string>;
  /** A copy of a database that nobody has open. */
  copyDatabase(from: string, name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
}

/** Debian's settings but for shared memory: 128 MB would be read through by a million executions. */
const SETTINGS = [
  `shared_preload_libraries = 'pg_stat_statements'`,
  `shared_buffers = '1GB'`,
  `max_wal_size = '4GB'`,
];

export async function startServer(): Promise<Server> {
  const cluster = await startCluster({ durable: true });
  try {
    for (const setting of SETTINGS)
      await runStatement(cluster.url(), `alter system set ${setting}`);
    await cluster.restart();
    await runStatement(cluster.url('template1'), 'create extension pg_stat_statements');
    return {
      postmaster: await postmasterOf(cluster.url()),
      createDatabase: (name) => createDatabase(cluster.url(), name),
      copyDatabase: (from, name) => createDatabase(cluster.url(), name, `template "${from}"`),
      dropDatabase: (name) => dropDatabase(cluster.url(), name),
      [Symbol.asyncDispose]: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Runs statements on one connection to the database. */
export async function openClient(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

export const nameIn = (url: string): string => new URL(url).pathname.slice(1);
export { databaseUrl };

async function postmasterOf(url: string): Promise<number> {
  await using client = await openClient(url);
  const { rows } = await client.query('select pg_backend_pid() as pid');
  return parentOf(rows[0].pid);
}
