import { startChdbServer } from './start-chdb-server.ts';

/** The acceptance ring's service runs on one ClickHouse, to which its sample world is brought once. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startChdbServer();
  process.env.ACCEPTANCE_INSIGHTS_ENGINE = 'clickhouse';
  process.env.ACCEPTANCE_INSIGHTS_CLICKHOUSE_URL = server.url;
  return async () => server[Symbol.asyncDispose]();
}
