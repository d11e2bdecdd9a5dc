import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { openSnapshotWriter } from '../duckdb/write-snapshot.ts';
import type { Snapshot } from '../snapshots/snapshot.ts';
import { salesDataset } from './datasets.ts';
import { type SalesRow, salesBatch } from './rows.ts';

/** Publishes the rows as the sales dataset's current snapshot. */
export async function loadSalesRows(
  dataFolder: string,
  rows: readonly SalesRow[],
  time = '2026-04-01T00:00:00Z',
): Promise<Snapshot> {
  const clock = manualClock(time);
  const writer = await openSnapshotWriter(salesDataset, dataFolder, { clock, newId: randomId });
  await writer.append(salesBatch(rows));
  return writer.publish();
}
