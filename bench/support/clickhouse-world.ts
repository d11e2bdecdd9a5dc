import { join } from 'node:path';
import { openClickHouse } from '../../src/app/clickhouse/open-clickhouse.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { clickHouseDialect } from '../../src/engine/clickhouse/dialect.ts';
import { loadIntoClickHouse } from '../../src/engine/clickhouse/load-dataset.ts';
import { pinTable } from '../../src/engine/clickhouse/pinned-table.ts';
import { openSnapshotStore } from '../../src/engine/snapshots/snapshot-store.ts';
import { compilePlan } from '../../src/engine/sql/compile.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { startChdbServer } from '../../test/clickhouse/support/start-chdb-server.ts';
import { guardedQuery } from './report-sql.ts';
import type { Worlds } from './worlds.ts';

/** A dataset of a data folder in a ClickHouse: chdb, behind the HTTP interface of a server. */
export interface ClickHouseWorld extends AsyncDisposable {
  /** Settings of a service whose dataset is there. */
  readonly env: Record<string, string>;
  /** Has ClickHouse write the very SELECT of a report to a file by itself. */
  writeFile(account: string, query: string, file: string): Promise<void>;
}

export async function openClickHouseWorld(
  { catalog, folder }: Worlds,
  data: string,
  name: string,
): Promise<ClickHouseWorld> {
  await using opening = new AsyncDisposableStack();
  const { url } = opening.use(await startChdbServer());
  const env = { INSIGHTS_ENGINE: 'clickhouse', INSIGHTS_CLICKHOUSE_URL: url };
  const clickhouse = await openClickHouse(loadConfig({}, env), catalog);
  const dataset = catalog.dataset('mpn', name);
  const view = dataset && clickhouse?.tableOf(dataset);
  if (!clickhouse || !view) throw new Error(`${name} is not in ClickHouse`);
  const { server } = clickhouse;
  opening.defer(() => server.client.close());
  const snapshots = openSnapshotStore(data);
  const snapshot = await snapshots.current('mpn', name);
  if (!snapshot) throw new Error(`no data of ${name}`);
  const files = Object.keys(snapshot.accounts).flatMap((account) =>
    snapshots.accountFiles(snapshot, account),
  );
  await loadIntoClickHouse(dataset, files, {
    ...{ server, view, clock: systemClock, newId: randomId },
    ...{ scratchFolder: join(folder, 'clickhouse-load'), memoryLimit: '4GB' },
  });
  const options = { settings: {}, signal: new AbortController().signal };
  const table = await pinTable(server, view, options);
  const resources = opening.move();
  return {
    env,
    writeFile: async (account, query, file) => {
      const { guarded } = guardedQuery({ catalog, account, query });
      const sql = compilePlan(clickHouseDialect, guarded, dataset, table?.source ?? '');
      const into = `INTO OUTFILE '${file}' TRUNCATE COMPRESSION 'gzip' FORMAT CSVWithNames`;
      await server.client.command({ query: `${sql} ${into}` });
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
