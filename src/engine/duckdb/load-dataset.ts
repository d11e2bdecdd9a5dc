import type { Dataset } from '../../catalog/dataset.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { openSnapshotStore } from '../snapshots/snapshot-store.ts';
import { type OnLoadProgress, withSortedRows } from './load/sorted-rows.ts';
import { writeAccounts } from './load/write-accounts.ts';
import type { DatabaseLimits } from './open-database.ts';

export interface LoadOptions extends DatabaseLimits {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Of an account in one file at most; another number in tests. */
  readonly fileRows?: number;
  readonly onProgress?: OnLoadProgress;
}

export interface LoadReport {
  readonly snapshotId: string;
  readonly rows: number;
  readonly rowsByAccount: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/**
 * Makes all the files together the dataset's new snapshot. Memory is bounded; the scratch folder must
 * be this load's own and takes about the size of the plain files.
 * @throws LoadRefused when there is any problem; the dataset then stays as it was
 */
export async function loadDataset(
  dataset: Dataset,
  files: readonly string[],
  options: LoadOptions,
): Promise<LoadReport> {
  const started = options.clock.now();
  const { fileRows, onProgress = () => {} } = options;
  const store = openSnapshotStore(options.dataFolder);
  const name = { program: dataset.program, dataset: dataset.name, snapshotId: options.newId() };
  const staged = await store.stage(name);
  const onAccount = (done: number, of: number) => onProgress({ phase: 'write', done, of });
  try {
    const accounts = await withSortedRows(
      dataset,
      files,
      { ...options, folders: [staged], onProgress },
      (connection) => writeAccounts(connection, dataset, staged, { fileRows, onAccount }),
    );
    const parts = Object.entries(accounts);
    const rows = parts.reduce((sum, [, part]) => sum + part.rows, 0);
    const ended = options.clock.now();
    await store.publish({ ...name, createdTime: ended.toISOString(), rows, accounts });
    return {
      snapshotId: name.snapshotId,
      rows,
      rowsByAccount: Object.fromEntries(parts.map(([account, part]) => [account, part.rows])),
      seconds: (ended.getTime() - started.getTime()) / 1000,
    };
  } catch (error) {
    await store.abandon(name);
    throw error;
  }
}
