import { distinctWithin } from '../engine/snapshots/files-within.ts';
import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import type { CountDistinct } from '../reports/explain/estimate-groups.ts';

/** Different values of an account's columns, by the statistics of the snapshots. */
export function createCountDistinct(dataFolder: string): CountDistinct {
  const snapshots = openSnapshotStore(dataFolder);
  return async ({ program, name, timeColumn }, accountId, interval) => {
    const snapshot = await snapshots.current(program, name);
    if (!snapshot) return new Map();
    return distinctWithin(snapshots.accountPart(snapshot, accountId), interval, timeColumn);
  };
}
