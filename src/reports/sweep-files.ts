import type { ReportFiles } from '../files/report-files.ts';
import type { Clock } from '../kernel/clock.ts';
import { clearFile, findExpiredFiles } from '../store/executions.ts';
import type { Store } from '../store/open-store.ts';

/**
 * Removes the files that have outlived their retention; their executions stay. Answers how many. A
 * file that cannot be removed is tried again at the next sweep, after all others.
 */
export async function sweepFiles(context: {
  clock: Clock;
  store: Store;
  files: ReportFiles;
}): Promise<number> {
  const failures: unknown[] = [];
  let removed = 0;
  for (const row of await findExpiredFiles(context.store.db, context.clock.now().toISOString())) {
    try {
      if (row.file_key) await context.files.remove(row.file_key);
      await clearFile(context.store.db, row.execution_id);
      removed += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} files not removed, ${removed} removed`);
  }
  return removed;
}
