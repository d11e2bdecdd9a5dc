import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openHome } from '../src/app/home.ts';
import { openCatalog } from '../src/app/open-core.ts';
import { ensureSampleWorld } from '../src/app/sample-world.ts';
import type { Dataset } from '../src/catalog/dataset.ts';
import { accountRows } from '../src/engine/duckdb/account-rows.ts';
import { duckDbDialect } from '../src/engine/duckdb/dialect.ts';
import { copyToText } from '../src/engine/duckdb/export/delimited-text.ts';
import { openSnapshotStore } from '../src/engine/snapshots/snapshot-store.ts';
import { compilePlan } from '../src/engine/sql/compile.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { randomId } from '../src/kernel/ids.ts';
import { checkQuery } from '../src/language/check-query.ts';
import { guardPlan } from '../src/policy/guard.ts';
import { compare } from './compare.ts';

/**
 * `node bench/total-order.ts [<scale> <rounds>]`: what a total order costs. Each row exports a query of
 * the largest account as it is compiled, and with only the order that was asked for.
 */
const [scale = 0.5, rounds = 9] = process.argv.slice(2).map(Number);
const ACCOUNT = '1001000';

const queries: readonly (readonly [name: string, query: string, asked: string])[] = [
  [
    'ORDER BY Month, 8 columns',
    'SELECT SubscriptionId, Month, ServiceName, MeterCategory, UsageQuantity, CustomerName, CustomerTenantId, ACR_USD FROM AzureUsage ORDER BY Month',
    'ORDER BY 2 DESC NULLS LAST',
  ],
  [
    'ORDER BY … LIMIT 1000',
    'SELECT SubscriptionId, Month, ServiceName, ACR_USD FROM AzureUsage ORDER BY Month LIMIT 1000',
    'ORDER BY 2 DESC NULLS LAST',
  ],
  ['DISTINCT, few rows left', 'SELECT DISTINCT CustomerName, ServiceName FROM AzureUsage', ''],
  [
    'DISTINCT, most rows left',
    'SELECT DISTINCT SubscriptionId, Month, MeterCategory, UsageQuantity FROM AzureUsage',
    '',
  ],
  ['grouped, few groups', 'SELECT ServiceName, Month, TotalACR FROM AzureUsage', ''],
  [
    'grouped, many groups',
    'SELECT SubscriptionId, Month, MeterCategory, CustomerName, TotalACR FROM AzureUsage',
    '',
  ],
];

const folder = await mkdtemp(join(tmpdir(), 'insights-bench-'));
try {
  await measure(folder);
} finally {
  await rm(folder, { recursive: true });
}
process.exit(0);

async function measure(root: string): Promise<void> {
  const catalog = await openCatalog({ catalogFolders: [] });
  const home = await openHome(root);
  const core = { catalog, home, clock: systemClock, newId: randomId };
  await ensureSampleWorld(core, { sampleScale: scale, sampleSeed: 1 });
  const dataset = catalog.dataset('mpn', 'AzureUsage');
  if (!dataset) throw new Error('no AzureUsage');
  const source = await largestAccount(home.data, dataset);
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const rows = await connection.runAndReadAll(`SELECT count(*) FROM ${source}`);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, scale ${scale}, ${rows.getRows()} rows`);
  const way = (what: string, sql: string) => ({
    what,
    run: async () => void (await connection.run(copyToText(sql, join(root, 'out.csv'), 'csv'))),
  });
  for (const [name, query, asked] of queries) {
    const checked = checkQuery(`${query} TIMESPAN LIFETIME`, 'mpn', catalog);
    if (!checked.ok) throw new Error(checked.diagnostics[0]?.message);
    const grant = { account: ACCOUNT, locations: null, withheld: [] };
    const guarded = guardPlan(checked.plan, dataset, grant, null);
    const sql = compilePlan(duckDbDialect, guarded, dataset, source);
    const loose = sql.replace(/ORDER BY .*/, asked);
    const ways = { ours: way('total order', sql), against: way('as asked', loose) };
    const { ratio, oursSeconds, againstSeconds } = await compare({ name, ...ways }, rounds);
    console.log(
      `${name.padEnd(28)}${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})  ` +
        `${oursSeconds.toFixed(3)} s against ${againstSeconds.toFixed(3)} s`,
    );
  }
}

async function largestAccount(dataFolder: string, dataset: Dataset): Promise<string> {
  const store = openSnapshotStore(dataFolder);
  const snapshot = await store.current(dataset.program, dataset.name);
  if (!snapshot) throw new Error('no snapshot');
  return accountRows(dataset, store.accountFiles(snapshot, ACCOUNT));
}
