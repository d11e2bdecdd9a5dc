import type { Catalog } from '../../catalog/catalog.ts';
import type { Config } from '../../config/load-config.ts';
import type { TableOf } from '../../engine/clickhouse/pinned-table.ts';
import type { Server } from '../../engine/clickhouse/statement.ts';
import { datasetTables } from './dataset-tables.ts';

/** The ClickHouse server, where there is one, and which datasets are on it. */
export interface ClickHouse {
  readonly server: Server;
  readonly tableOf: TableOf;
}

/** Sockets to the server at most: runs, previews and counts together need fewer. */
const CONNECTIONS = 64;

/** Undefined when no dataset is there. Nothing is sent yet. */
export async function openClickHouse(
  config: Config,
  catalog: Catalog,
): Promise<ClickHouse | undefined> {
  if (config.engine !== 'clickhouse' && config.clickhouseDatasets.length === 0) return undefined;
  if (config.clickhouseUrl === '') {
    throw new Error(
      'INSIGHTS_CLICKHOUSE_URL is not set; it should be the address of the ClickHouse server that INSIGHTS_ENGINE or INSIGHTS_CLICKHOUSE_DATASETS asks for.',
    );
  }
  const tableOf = datasetTables(config, catalog);
  const { createClient, ClickHouseLogLevel } = await import('@clickhouse/client');
  const client = createClient({
    url: config.clickhouseUrl,
    username: config.clickhouseUser,
    password: config.clickhousePassword,
    database: config.clickhouseDatabase,
    application: 'partner-insights',
    max_open_connections: CONNECTIONS,
    // Each statement has a deadline of its own; this one is of a socket on which nothing comes.
    request_timeout: config.runDeadlineMinutes * 60_000,
    compression: { response: config.clickhouseCompression === 'zstd' && { codec: 'zstd' } },
    // Failures reach whoever asked.
    log: { level: ClickHouseLogLevel.OFF },
  });
  return { server: { client, cluster: config.clickhouseCluster || undefined }, tableOf };
}
