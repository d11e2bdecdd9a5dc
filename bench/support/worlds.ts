import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openHome } from '../../src/app/home.ts';
import { openCatalog } from '../../src/app/open-core.ts';
import { ensureSampleWorld } from '../../src/app/sample-world.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Dataset } from '../../src/catalog/dataset.ts';
import { loadDataset } from '../../src/engine/duckdb/load-dataset.ts';
import { openSnapshotStore } from '../../src/engine/snapshots/snapshot-store.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { type AccountCopy, copiedAccounts, oneLargeAccount } from './world-sql.ts';

/** Data folders, each made when it is first asked for. They are linked into homes, and never changed. */
export interface Worlds {
  /** Where homes and whatever else a row needs may be made. */
  readonly folder: string;
  readonly catalog: Catalog;
  /** The sample world. */
  sample(): Promise<string>;
  /** AzureUsage of one account alone, all of it within the last six months. */
  largeAccount(rows: number): Promise<string>;
  /** Datasets of the sample world (all when `null`), holding these copies of its accounts. */
  copies(
    name: string,
    copies: readonly AccountCopy[],
    datasets: readonly string[] | null,
  ): Promise<string>;
}

const PROGRAM = 'mpn';

export async function openWorlds(folder: string, kept: string, scale: number): Promise<Worlds> {
  const catalog = await openCatalog({ catalogFolders: [] });
  const made = new Map<string, Promise<string>>();
  /** The sample world ends with the month before this one. */
  const version = `${scale}-${systemClock.now().toISOString().slice(0, 7)}`;
  /** Made aside and renamed: one that was cut short is not taken for whole. */
  const once = (name: string, make: (data: string) => Promise<void>): Promise<string> => {
    const data = join(kept, `${name}-${version}`);
    const known = made.get(data);
    if (known) return known;
    const making = existsSync(data) ? Promise.resolve(data) : makeAside(data, make);
    made.set(data, making);
    return making;
  };
  const sample = () => once('sample', (home) => makeSample(catalog, home, scale));
  const maker = async () => ({ catalog, sample: join(await sample(), 'data') });
  return {
    folder,
    catalog,
    sample: async () => join(await sample(), 'data'),
    largeAccount: async (rows) => {
      const from = await maker();
      const sql = (dataset: Dataset, files: string[]) => oneLargeAccount(dataset, files, rows);
      return once(`large-${rows}`, (data) => derive(from, data, ['AzureUsage'], sql));
    },
    copies: async (name, copies, datasets) => {
      const from = await maker();
      const names = datasets ?? catalog.datasets(PROGRAM).map((dataset) => dataset.name);
      const sql = (dataset: Dataset, files: string[]) => copiedAccounts(dataset, files, copies);
      return once(name, (data) => derive(from, data, names, sql));
    },
  };
}

async function makeAside(target: string, make: (data: string) => Promise<void>): Promise<string> {
  const started = performance.now();
  const aside = `${target}.${process.pid}`;
  await make(aside);
  await rename(aside, target);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.error(`  made the world ${target.split('/').at(-1)} in ${seconds} s`);
  return target;
}

async function makeSample(catalog: Catalog, folder: string, scale: number): Promise<void> {
  const core = { catalog, home: await openHome(folder), clock: systemClock, newId: randomId };
  await ensureSampleWorld(core, { sampleScale: scale, sampleSeed: 1 });
}

interface From {
  readonly catalog: Catalog;
  /** The data folder of the sample world. */
  readonly sample: string;
}

/** Writes the rows that the SQL selects of the sample's files, and loads them as anybody's are loaded. */
async function derive(
  { catalog, sample }: From,
  data: string,
  names: readonly string[],
  sqlOf: (dataset: Dataset, files: string[]) => string,
): Promise<void> {
  const snapshots = openSnapshotStore(sample);
  const scratch = `${data}-scratch`;
  const source = `${data}-source.parquet`;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const name of names) {
    const dataset = catalog.dataset(PROGRAM, name);
    const snapshot = await snapshots.current(PROGRAM, name);
    if (!dataset || !snapshot) throw new Error(`the sample world has no ${name}`);
    const accounts = Object.keys(snapshot.accounts);
    const files = accounts.flatMap((account) => snapshots.accountFiles(snapshot, account));
    await connection.run(`COPY (${sqlOf(dataset, files)}) TO '${source}' (FORMAT parquet)`);
    await loadDataset(dataset, [source], {
      ...{ dataFolder: data, scratchFolder: scratch, clock: systemClock, newId: randomId },
      memoryLimit: '4GB',
    });
  }
  connection.closeSync();
  await rm(source);
}
