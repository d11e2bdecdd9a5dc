import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import type { CountRows } from '../reports/executions/run-size.ts';

/** Rows of an account, by the statistics of the snapshots. */
export function createCountRows(dataFolder: string): CountRows {
  const snapshots = openSnapshotStore(dataFolder);
  return async (program, dataset, accountId, interval = null) => {
    const snapshot = await snapshots.current(program, dataset);
    return snapshot && snapshots.countRows(snapshot, accountId, interval);
  };
}
