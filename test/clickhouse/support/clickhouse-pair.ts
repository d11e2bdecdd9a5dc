import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import type { Dataset } from '../../../src/catalog/dataset.ts';
import { openClickHouseEngine } from '../../../src/engine/clickhouse/clickhouse-engine.ts';
import { loadIntoClickHouse } from '../../../src/engine/clickhouse/load-dataset.ts';
import { openSnapshotStore } from '../../../src/engine/snapshots/snapshot-store.ts';
import type { StoredRow } from '../../../src/engine/testing/non-interference/stored-rows.ts';
import {
  publish,
  type World,
  type WorldPair,
  worldOf,
} from '../../../src/engine/testing/non-interference/world-pair.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { randomId } from '../../../src/kernel/ids.ts';
import { openChdbClient } from './chdb-client.ts';

/** Two engines on one server, each with tables of its own and another number of threads. */
export async function openClickHousePair(catalog: Catalog): Promise<WorldPair> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'insights-pair-'));
  const chdb = openChdbClient();
  const server = { client: chdb.client };
  const inTurn = turns();
  const open = async (name: string, threads: number): Promise<World> => {
    const tableOf = ({ name: dataset }: Pick<Dataset, 'name'>) => `${name}_${dataset}`;
    const folders = { data: path.join(folder, name), load: path.join(folder, 'load') };
    const engine = await openClickHouseEngine({
      ...{ catalog, server, tableOf, limits: { threads } },
      scratchFolder: path.join(folder, `${name}-scratch`),
    });
    const load = async (dataset: Dataset, rows: readonly StoredRow[]) => {
      const by = { clock: systemClock, newId: randomId, scratchFolder: folders.load };
      const files = await filesOf(folders.data, dataset, rows);
      await loadIntoClickHouse(dataset, files, { ...by, server, view: tableOf(dataset) });
    };
    const world = worldOf(engine, load);
    return {
      publish: (...of) => inTurn(() => world.publish(...of)),
      answer: (...asked) => inTurn(() => world.answer(...asked)),
    };
  };
  return {
    worlds: [await open('one', 1), await open('other', 2)],
    [Symbol.asyncDispose]: async () => {
      await chdb.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A snapshot's Parquet files, which a load takes as any others. */
async function filesOf(folder: string, dataset: Dataset, rows: readonly StoredRow[]) {
  const snapshot = await publish(folder, dataset, rows);
  const store = openSnapshotStore(folder);
  const accounts = Object.keys(snapshot.accounts);
  return accounts.flatMap((account) => store.accountFiles(snapshot, account));
}

/** chdb keeps the settings of a statement for the next one: two at once would mix theirs. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
