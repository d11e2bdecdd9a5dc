import type { Catalog } from '../../../../src/catalog/catalog.ts';
import { openSnapshotWriter } from '../../../../src/engine/duckdb/write-snapshot.ts';
import { openSnapshotStore } from '../../../../src/engine/snapshots/snapshot-store.ts';
import { systemClock } from '../../../../src/kernel/clock.ts';
import { randomId } from '../../../../src/kernel/ids.ts';
import { writeSampleWorld } from '../../../../src/sample/write-sample-world.ts';
import type { TwinEngines } from '../twin-engines.ts';
import { grantsFor, storedValues, type World } from './world.ts';

const NOW = new Date('2026-11-10T08:00:00Z');
const SIZE = { scale: 0.005, seed: 1, endMonth: '2026-10' } as const;
const ACCOUNT = '1001000';

/** The sample world as it is written; the Parquet files of some accounts are what ClickHouse loads. */
export async function loadSampleWorlds(twins: TwinEngines, catalog: Catalog): Promise<World[]> {
  const by = { clock: systemClock, newId: randomId };
  await writeSampleWorld({
    ...{ ...SIZE, catalog },
    openWriter: (dataset) => openSnapshotWriter(dataset, twins.dataFolder, by),
  });
  const store = openSnapshotStore(twins.dataFolder);
  const worlds: World[] = [];
  for (const dataset of catalog.datasets('mpn')) {
    const snapshot = await store.current('mpn', dataset.name);
    if (!snapshot) throw new Error(`the sample world has no ${dataset.name}`);
    const others = Object.keys(snapshot.accounts).filter((account) => account !== ACCOUNT);
    const accounts = [ACCOUNT, ...others.slice(0, 3)];
    const files = accounts.flatMap((account) => store.accountFiles(snapshot, account));
    await twins.loadIntoClickHouse(dataset, files);
    const grants = grantsFor(ACCOUNT, '1001001', others[0] ?? '');
    const values = await storedValues(twins, dataset, ACCOUNT);
    worlds.push({ dataset, now: NOW, grants, values });
  }
  return worlds;
}
