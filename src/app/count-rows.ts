import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import type { CountRows } from '../reports/executions/run-size.ts';

/** Rows of an account, by the statistics of the snapshots. */
export function createCountRows(dataFolder: string): CountRows {
  const snapshots = openSnapshotStore(dataFolder);
  return async (program, dataset, accountId) => {
    const snapshot = await snapshots.current(program, dataset);
    if (!snapshot) return undefined;
    const { accounts } = snapshot;
    return Object.hasOwn(accounts, accountId) ? (accounts[accountId]?.rows ?? 0) : 0;
  };
}
