import { inParallel } from '../../../test/chaos/in-parallel.ts';
import { serverCpu } from './processes.ts';
import { openClient, type Server } from './server.ts';

export interface CommitRate {
  readonly connections: number;
  /** Commits a second, each of one row of its own, durable. */
  readonly perSecond: number;
  readonly databaseMs: number;
}

/** What the disk and one row's update allow: no more transactions a second than this. */
export async function commitRate(
  server: Server,
  { connections, commits }: { readonly connections: number; readonly commits: number },
): Promise<CommitRate> {
  const url = await server.createDatabase(`commits_${connections}`);
  await using clients = new AsyncDisposableStack();
  const free = await Promise.all(
    Array.from({ length: connections }, async () => clients.use(await openClient(url))),
  );
  await free[0]?.query('create table counters as select generate_series(1, 1000) as id, 0 as n');
  await free[0]?.query('alter table counters add primary key (id)');
  const [before, started] = [serverCpu(server.postmaster), performance.now()];
  const numbers = Array.from({ length: commits }, (_, number) => number);
  await inParallel(numbers, connections, async (number) => {
    const client = free.pop();
    if (!client) throw new Error('more at once than connections');
    await client.query('update counters set n = n + 1 where id = $1', [1 + (number % 1000)]);
    free.push(client);
  });
  const seconds = (performance.now() - started) / 1000;
  const databaseMs = ((serverCpu(server.postmaster) - before) * 1000) / commits;
  return { connections, perSecond: commits / seconds, databaseMs };
}
