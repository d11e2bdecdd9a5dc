import { expectedRowsWithin, rowsWithin } from '../engine/snapshots/files-within.ts';
import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import type { CountRows } from '../reports/executions/run-size.ts';

/** Rows of an account within a time, by the statistics of the snapshots: as many as there seem to be. */
export const createCountRows = (dataFolder: string): CountRows =>
  countBy(dataFolder, expectedRowsWithin);

/** As many as there can be. */
export const createMostRows = (dataFolder: string): CountRows => countBy(dataFolder, rowsWithin);

function countBy(dataFolder: string, rowsOf: typeof rowsWithin): CountRows {
  const snapshots = openSnapshotStore(dataFolder);
  return async (program, dataset, accountId, interval) => {
    const snapshot = await snapshots.current(program, dataset);
    return snapshot && rowsOf(snapshots.accountPart(snapshot, accountId), interval);
  };
}
