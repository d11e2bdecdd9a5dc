import type { Catalog } from '../catalog/catalog.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { SnapshotWriter } from '../engine/snapshots/snapshot-writer.ts';
import { allProjections } from './datasets/all-projections.ts';
import type { Projection } from './datasets/projection.ts';
import { createWorld, type World, type WorldSize } from './world/create-world.ts';

export interface SampleOptions extends WorldSize {
  readonly catalog: Catalog;
  readonly openWriter: (dataset: Dataset) => Promise<SnapshotWriter>;
  /** Called when a dataset is published. */
  readonly onProgress?: (written: WrittenDataset) => void;
}

export interface WrittenDataset {
  readonly dataset: string;
  readonly rows: number;
}

const PROGRAM = 'mpn';

/** Catalog names of the datasets that the sample has rows for. */
export const sampleDatasets: readonly string[] = allProjections.map(({ name }) => name);

/**
 * Writes the sample world, one dataset after the other, into those of the catalog's `mpn` datasets
 * that it knows. The same scale, seed and end month give the same rows in the same order. Rejects
 * with a RangeError for a scale or month that is none; a dataset that fails is abandoned and those
 * before it stay.
 */
export async function writeSampleWorld(options: SampleOptions): Promise<WrittenDataset[]> {
  const world = createWorld(options);
  const written: WrittenDataset[] = [];
  for (const projection of allProjections) {
    const dataset = options.catalog.dataset(PROGRAM, projection.name);
    if (!dataset) continue;
    const rows = await writeDataset(projection, world, dataset, options.openWriter);
    written.push({ dataset: dataset.name, rows });
    options.onProgress?.({ dataset: dataset.name, rows });
  }
  return written;
}

async function writeDataset(
  projection: Projection,
  world: World,
  dataset: Dataset,
  openWriter: SampleOptions['openWriter'],
): Promise<number> {
  const writer = await openWriter(dataset);
  let rows = 0;
  try {
    for (const batch of projection.batches(world, dataset)) {
      await writer.append(batch);
      rows += batch[0]?.length ?? 0;
    }
    await writer.publish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  return rows;
}
