import type { ReportFiles } from '../../files/report-files.ts';
import type { Clock } from '../../kernel/clock.ts';
import {
  clearFile,
  findExpiredFiles,
  listRecordedFiles,
  recordedKeys,
} from '../../store/execution-files.ts';
import { deleteEndedExecutions } from '../../store/executions.ts';
import type { Store } from '../../store/open-store.ts';

export interface SweepContext {
  readonly clock: Clock;
  readonly store: Store;
  readonly files: ReportFiles;
  readonly limits: { readonly executionRetentionDays: number };
}

const PAGE = 500;
const DAY = 86_400_000;

/**
 * Removes the files that have outlived their retention; their executions stay. Answers how many. A
 * file that cannot be removed is tried again at the next sweep, and holds up no other.
 */
export async function sweepExpiredFiles({ clock, store, files }: SweepContext): Promise<number> {
  const failures: unknown[] = [];
  let removed = 0;
  const now = clock.now().toISOString();
  for (const row of await findExpiredFiles(store.db, now, 20 * PAGE)) {
    const key = row.file_key ?? '';
    try {
      await files.remove(key);
      await clearFile(store.db, { executionId: row.execution_id, key }, 'expired');
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

/**
 * Removes stored files that no execution has: their worker was killed before it could record them,
 * or their report was deleted. A day old at least, so that none is taken from a run under way.
 */
export async function sweepOrphanedFiles({ store, files }: SweepContext): Promise<number> {
  let removed = 0;
  for await (const keys of pages(files.list({ minimumAgeSeconds: DAY / 1000 }))) {
    const recorded = await recordedKeys(store.db, keys);
    for (const key of keys.filter((one) => !recorded.has(one))) {
      await files.remove(key);
      removed += 1;
    }
  }
  return removed;
}

/** Notes the files that have vanished, so that their executions say so. Answers how many. */
export async function findLostFiles({ store, files }: SweepContext): Promise<number> {
  let lost = 0;
  for (let after = ''; ; ) {
    const page = await listRecordedFiles(store.db, after, PAGE);
    for (const { execution_id, file_key } of page) {
      if (!file_key || (await files.has(file_key))) continue;
      await clearFile(store.db, { executionId: execution_id, key: file_key }, 'lost');
      lost += 1;
    }
    const last = page.at(-1)?.file_key;
    if (!last) return lost;
    after = last;
  }
}

/** Deletes the records of executions that ended longer ago than they are kept. */
export async function sweepExecutions({ clock, store, limits }: SweepContext): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.executionRetentionDays * DAY);
  let deleted = 0;
  while (true) {
    const some = await deleteEndedExecutions(store.db, before.toISOString(), PAGE);
    deleted += some;
    if (some < PAGE) return deleted;
  }
}

async function* pages(keys: AsyncIterable<string>): AsyncGenerator<string[]> {
  let page: string[] = [];
  for await (const key of keys) {
    page.push(key);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
