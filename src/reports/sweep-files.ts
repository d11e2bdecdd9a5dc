import type { ReportFiles } from '../files/report-files.ts';
import type { Clock } from '../kernel/clock.ts';
import { clearFile, findExpiredFiles } from '../store/executions.ts';
import type { Store } from '../store/open-store.ts';

/** Removes the files that have outlived their retention; their executions stay. Returns how many. */
export async function sweepFiles(context: {
  clock: Clock;
  store: Store;
  files: ReportFiles;
}): Promise<number> {
  const expired = await findExpiredFiles(context.store.db, context.clock.now().toISOString());
  for (const row of expired) {
    if (row.file_key) await context.files.remove(row.file_key);
    await clearFile(context.store.db, row.execution_id);
  }
  return expired.length;
}
