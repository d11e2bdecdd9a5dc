import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset } from '../../catalog/dataset.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { openSnapshotStore } from '../snapshots/snapshot-store.ts';
import type { SnapshotWriter } from '../snapshots/snapshot-writer.ts';
import { createAccountTexts } from './write/account-texts.ts';
import { batchLines } from './write/batch-lines.ts';
import { textToParquet } from './write/text-to-parquet.ts';

/**
 * Starts a new snapshot of a dataset. Accounts may be interleaved in the batches; each account's rows
 * are stored as a load stores them: by time, then location, then in the order appended. The same batches give
 * the same bytes.
 */
export async function openSnapshotWriter(
  dataset: Dataset,
  dataFolder: string,
  { clock, newId }: { readonly clock: Clock; readonly newId: NewId },
): Promise<SnapshotWriter> {
  const store = openSnapshotStore(dataFolder);
  const name = { program: dataset.program, dataset: dataset.name, snapshotId: newId() };
  const staged = await store.stage(name);
  const textFolder = path.join(staged, 'rows');
  await mkdir(textFolder);
  const texts = createAccountTexts(textFolder);
  const lines = batchLines(dataset);
  return {
    append: async (batch) => {
      lines(batch, texts.add);
      await texts.flushWhenFull();
    },
    publish: async () => {
      await texts.flush();
      const accounts = await textToParquet(
        dataset,
        staged,
        texts.all(),
        path.join(textFolder, 'spill'),
      );
      await rm(textFolder, { recursive: true });
      const createdTime = clock.now().toISOString();
      const rows = Object.values(accounts).reduce((sum, part) => sum + part.rows, 0);
      const snapshot = { ...name, createdTime, rows, accounts };
      await store.publish(snapshot);
      return snapshot;
    },
    abandon: () => store.abandon(name),
  };
}
