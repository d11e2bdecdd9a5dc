import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openHome } from '../src/app/home.ts';
import { openCatalog } from '../src/app/open-core.ts';
import { ensureSampleWorld } from '../src/app/sample-world.ts';
import { openDuckDbEngine } from '../src/engine/duckdb/duckdb-engine.ts';
import { openEngineProcess } from '../src/engine/process/engine-process.ts';
import { openSnapshotStore } from '../src/engine/snapshots/snapshot-store.ts';
import { openDiskFiles } from '../src/files/disk-files.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { randomId } from '../src/kernel/ids.ts';
import { silentLogger } from '../src/kernel/logger.ts';
import { checkQuery } from '../src/language/check-query.ts';
import { type GuardedPlan, guardPlan } from '../src/policy/guard.ts';
import { compare, type Result } from './compare.ts';

/**
 * `npm run bench [-- <scale> <rounds>]`: each row compares two ways in one run. Figures mean something
 * only as ratios of the same run; docs/performance.md keeps the last.
 */
const [scale = 0.2, rounds = 5] = process.argv.slice(2).map(Number);
const ACCOUNT = '1001000';
const COLUMNS =
  'SubscriptionId, Month, ServiceName, MeterCategory, UsageQuantity, CustomerName, CustomerTenantId, ACR_USD';

const folder = await mkdtemp(join(tmpdir(), 'insights-bench-'));
try {
  const results = await measure(folder);
  print(results);
} finally {
  await rm(folder, { recursive: true });
}
process.exit(0);

async function measure(root: string): Promise<Result[]> {
  const catalog = await openCatalog({ catalogFolders: [] });
  const home = await openHome(root);
  const core = { catalog, home, clock: systemClock, newId: randomId };
  await ensureSampleWorld(core, { sampleScale: scale, sampleSeed: 1 });
  const options = { catalog, dataFolder: home.data, memoryLimit: '2GB', threads: 2 };
  const engine = await openDuckDbEngine({ ...options, scratchFolder: join(home.scratch, 'a') });
  const host = await openEngineProcess({
    ...options,
    scratchFolder: join(home.scratch, 'b'),
    logger: silentLogger,
  });
  const files = await openDiskFiles(home.files, { clock: systemClock });
  const { signal } = new AbortController();
  const dataset = catalog.dataset('mpn', 'AzureUsage');
  if (!dataset) throw new Error('no AzureUsage');
  const plan = (text: string): GuardedPlan => {
    const checked = checkQuery(text, 'mpn', catalog);
    if (!checked.ok) throw new Error(checked.diagnostics[0]?.message);
    return guardPlan(
      checked.plan,
      dataset,
      { account: ACCOUNT, locations: null, withheld: [] },
      null,
    );
  };
  const all = plan(`SELECT ${COLUMNS} FROM AzureUsage TIMESPAN LIFETIME`);
  const few = plan(`SELECT ${COLUMNS} FROM AzureUsage TIMESPAN LIFETIME LIMIT 100`);
  const copy = await gzipCopy(home.data, join(root, 'copy.csv.gz'));
  return [
    await compare(
      {
        name: 'export',
        ours: {
          what: 'engine → parallel gzip → SHA-256 → synced file',
          run: async () => {
            await using exported = await engine.export(all, { format: 'csv', signal });
            for await (const part of exported.parts())
              await files.write('report.csv.gz', part.bytes, { signal });
          },
        },
        against: { what: 'DuckDB COPY … (COMPRESSION gzip) of the same rows', run: copy },
      },
      rounds,
    ),
    await compare(
      {
        name: 'preview',
        ours: {
          what: '100 rows from the engine in its own process',
          run: async () => void (await host.preview(few, { limit: 100, signal })),
        },
        against: {
          what: '100 rows from the engine in this process',
          run: async () => void (await engine.preview(few, { limit: 100, signal })),
        },
      },
      rounds * 5,
    ),
  ];
}

/** The simplest thing anybody would write around the same engine. */
async function gzipCopy(dataFolder: string, target: string): Promise<() => Promise<void>> {
  const store = openSnapshotStore(dataFolder);
  const snapshot = await store.current('mpn', 'AzureUsage');
  if (!snapshot) throw new Error('no snapshot');
  const list = store.accountFiles(snapshot, ACCOUNT).map((file) => `'${file}'`);
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const select = `SELECT ${COLUMNS} FROM read_parquet([${list.join(', ')}])`;
  return async () => {
    await connection.run(`COPY (${select}) TO '${target}' (FORMAT csv, HEADER, COMPRESSION gzip)`);
  };
}

function print(results: readonly Result[]): void {
  const [cpu] = cpus();
  console.log(
    `${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, scale ${scale}`,
  );
  for (const { name, ours, against, oursSeconds, againstSeconds, ratio } of results) {
    console.log(
      `\n${name}: ${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`,
    );
    console.log(`  ours     ${oursSeconds.toFixed(3)} s  ${ours}`);
    console.log(`  against  ${againstSeconds.toFixed(3)} s  ${against}`);
  }
}
