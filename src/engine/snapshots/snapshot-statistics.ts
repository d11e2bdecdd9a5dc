import type { DataStatistics } from '../statistics.ts';
import { distinctWithin, expectedRowsWithin, rowsWithin, timesOf } from './files-within.ts';
import { openSnapshotStore } from './snapshot-store.ts';

/** Told by what a load noted of each file. */
export function createSnapshotStatistics(dataFolder: string): DataStatistics {
  const snapshots = openSnapshotStore(dataFolder);
  const countBy =
    (rowsOf: typeof rowsWithin): DataStatistics['countRows'] =>
    async (program, dataset, accountId, interval) => {
      const snapshot = await snapshots.current(program, dataset);
      return snapshot && rowsOf(snapshots.accountPart(snapshot, accountId), interval);
    };
  return {
    countRows: countBy(expectedRowsWithin),
    mostRows: countBy(rowsWithin),
    countDistinct: async ({ program, name, timeColumn }, accountId, interval) => {
      const snapshot = await snapshots.current(program, name);
      if (!snapshot) return new Map();
      return distinctWithin(snapshots.accountPart(snapshot, accountId), interval, timeColumn);
    },
    extent: async ({ program, name }, accountId) => {
      const snapshot = await snapshots.current(program, name);
      if (!snapshot) return undefined;
      const part = snapshots.accountPart(snapshot, accountId);
      const { snapshotId, createdTime: snapshotTime } = snapshot;
      return { snapshotId, snapshotTime, rows: part.rows, ...timesOf(part) };
    },
  };
}
