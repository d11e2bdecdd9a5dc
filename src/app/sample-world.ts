import { join } from 'node:path';
import { createCatalog } from '../catalog/catalog.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Config } from '../config/load-config.ts';
import { openSnapshotWriter } from '../engine/duckdb/write-snapshot.ts';
import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import type { SnapshotWriter } from '../engine/snapshots/snapshot-writer.ts';
import {
  sampleDatasets,
  type WrittenDataset,
  writeSampleWorld,
} from '../sample/write-sample-world.ts';
import type { Core } from './open-core.ts';
import { readMarker, type SampleMarker, writeMarker } from './sample-marker.ts';
import { whileLocked } from './while-locked.ts';

type SampleCore = Pick<Core, 'catalog' | 'home' | 'clock' | 'newId'>;

const PROGRAM = 'mpn';

/**
 * Makes the home's sample world, or leaves it where it is up to date already. Datasets that the user
 * has loaded since keep their data. Refuses a home that holds other data.
 *
 * @returns the datasets written now, with their rows.
 */
export const ensureSampleWorld = (
  core: SampleCore,
  config: Pick<Config, 'sampleScale' | 'sampleSeed'>,
  onProgress: (written: WrittenDataset) => void = () => {},
): Promise<readonly WrittenDataset[]> =>
  // Of several nodes that start at once, one writes and the others find the work done.
  whileLocked(join(core.home.folder, 'sample-world.lock'), () =>
    writeStale(core, config, onProgress),
  );

async function writeStale(
  core: SampleCore,
  config: Pick<Config, 'sampleScale' | 'sampleSeed'>,
  onProgress: (written: WrittenDataset) => void,
): Promise<readonly WrittenDataset[]> {
  const wanted = {
    scale: config.sampleScale,
    seed: config.sampleSeed,
    endMonth: monthBefore(core.clock.now()),
  };
  const world = JSON.stringify(wanted);
  const marker = (await readMarker(core.home.data)) ?? (await markNewHome(core));
  const stale = await staleDatasets(core, marker, world);
  if (stale.length === 0) return [];
  return writeSampleWorld({
    ...wanted,
    catalog: createCatalog(stale),
    openWriter: (dataset) => openMarkedWriter(core, dataset, marker, world),
    onProgress,
  });
}

/** Those that have no data yet, and those whose sample data is of another world. */
async function staleDatasets(
  core: SampleCore,
  marker: SampleMarker,
  world: string,
): Promise<Dataset[]> {
  const snapshots = openSnapshotStore(core.home.data);
  const stale: Dataset[] = [];
  for (const dataset of core.catalog.datasets(PROGRAM)) {
    if (!sampleDatasets.includes(dataset.name)) continue;
    const current = await snapshots.current(PROGRAM, dataset.name);
    const ours = marker[dataset.name];
    const isOurs = current?.snapshotId === ours?.snapshotId;
    if (!current || (isOurs && ours?.world !== world)) stale.push(dataset);
  }
  return stale;
}

async function markNewHome(core: SampleCore): Promise<SampleMarker> {
  const snapshots = openSnapshotStore(core.home.data);
  for (const { name } of core.catalog.datasets(PROGRAM)) {
    if (await snapshots.current(PROGRAM, name)) {
      throw new Error(
        `${core.home.folder} already holds data of its own (${name}). Choose another --home for the sample world.`,
      );
    }
  }
  await writeMarker(core.home.data, {});
  return {};
}

/** Notes each snapshot as it is published: a start that is cut short can go on later. */
async function openMarkedWriter(
  core: SampleCore,
  dataset: Dataset,
  marker: SampleMarker,
  world: string,
): Promise<SnapshotWriter> {
  const writer = await openSnapshotWriter(dataset, core.home.data, core);
  return {
    append: (batch) => writer.append(batch),
    abandon: () => writer.abandon(),
    publish: async () => {
      const snapshot = await writer.publish();
      marker[dataset.name] = { snapshotId: snapshot.snapshotId, world };
      await writeMarker(core.home.data, marker);
      return snapshot;
    },
  };
}

/** `yyyy-MM` of the month before the instant's. */
const monthBefore = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
