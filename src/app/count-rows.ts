import { rowsWithin } from '../engine/snapshots/files-within.ts';
import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import type { CountRows } from '../reports/executions/run-size.ts';

/** Rows of an account, by the statistics of the snapshots. */
export function createCountRows(dataFolder: string): CountRows {
  const snapshots = openSnapshotStore(dataFolder);
  return async (program, dataset, accountId, interval = null) => {
    const snapshot = await snapshots.current(program, dataset);
    if (!snapshot) return undefined;
    const { accounts } = snapshot;
    const part = Object.hasOwn(accounts, accountId) ? accounts[accountId] : undefined;
    return part ? rowsWithin(part, interval) : 0;
  };
}
