import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { whyNoPostgres } from './postgres-binaries.ts';
import { type Cluster, startCluster } from './postgres-cluster.ts';

/**
 * Where tests find a PostgreSQL server. `door` is asked by HTTP and answers with the server's URL;
 * the first to ask makes it start, so that a run without such tests does not pay for it. Null: there
 * is none, and the tests that need it are skipped.
 */
export type PostgresForTests = { readonly url: string } | { readonly door: string } | null;

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresForTests;
  }
}

/** One server for a whole run; INSIGHTS_TEST_DATABASE_URL names one that runs already. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.INSIGHTS_TEST_DATABASE_URL;
  const lack = whyNoPostgres();
  if (url || lack) {
    if (!url) console.error(`Tests on PostgreSQL are skipped: ${lack}.`);
    project.provide('postgres', url ? { url } : null);
    return async () => {};
  }
  return openDoor(project);
}

async function openDoor(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<Cluster> | undefined;
  const door = createServer(async (_request, response) => {
    cluster ??= startCluster();
    await cluster.then(
      (started) => response.end(started.url()),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const { port } = door.address() as AddressInfo;
  project.provide('postgres', { door: `http://127.0.0.1:${port}` });
  return async () => {
    door.closeAllConnections();
    door.close();
    await (await cluster?.catch(() => undefined))?.stop();
  };
}
