import { createHash } from 'node:crypto';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import { defaultCatalogFolder, loadCatalog } from '../../catalog/load-catalog.ts';
import type { ColumnBatch, SnapshotWriter } from '../../engine/snapshots/snapshot-writer.ts';
import type { Value } from '../datasets/projection.ts';
import type { WorldSize } from '../world/create-world.ts';
import { writeSampleWorld } from '../write-sample-world.ts';

export type SampleRow = Readonly<Record<string, Value>>;

export interface CollectedDataset {
  readonly dataset: Dataset;
  readonly batches: ColumnBatch[];
}

export interface CollectedWorld {
  readonly all: readonly CollectedDataset[];
  rows(dataset: string): SampleRow[];
  /** Hex SHA-256 over all batches. */
  hash(): string;
}

export const testCatalog: Catalog = await loadCatalog([defaultCatalogFolder]);

/** The sample world in memory, through the same door as into storage. */
export async function collectWorld(size: WorldSize): Promise<CollectedWorld> {
  const all: CollectedDataset[] = [];
  await writeSampleWorld({
    ...size,
    catalog: testCatalog,
    openWriter: async (dataset) => {
      const collected = { dataset, batches: [] as ColumnBatch[] };
      all.push(collected);
      return collectingWriter(collected);
    },
  });
  return {
    all,
    rows: (name) => all.filter(({ dataset }) => dataset.name === name).flatMap(rowsOf),
    hash: () =>
      createHash('sha256')
        .update(JSON.stringify(all.map((one) => one.batches)))
        .digest('hex'),
  };
}

const collectingWriter = ({ dataset, batches }: CollectedDataset): SnapshotWriter => ({
  append: async (batch) => {
    batches.push(batch);
  },
  publish: async () => ({
    ...{ snapshotId: 'collected', program: dataset.program, dataset: dataset.name },
    createdTime: '2026-03-01T00:00:00.000Z',
    rows: batches.reduce((sum, batch) => sum + (batch[0]?.length ?? 0), 0),
    accounts: {},
  }),
  abandon: async () => {},
});

const rowsOf = ({ dataset, batches }: CollectedDataset): SampleRow[] =>
  batches.flatMap((batch) =>
    Array.from({ length: batch[0]?.length ?? 0 }, (_, row) =>
      Object.fromEntries(
        dataset.columns.map(({ name }, column) => [name, batch[column]?.[row] ?? null]),
      ),
    ),
  );
