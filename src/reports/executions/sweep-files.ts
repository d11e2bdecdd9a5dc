import { setImmediate as breathe } from 'node:timers/promises';
import type { ReportFiles } from '../../files/report-files.ts';
import type { Clock } from '../../kernel/clock.ts';
import {
  clearFile,
  findExpiredFiles,
  isKeptByAnother,
  listKeptFiles,
  recordedKeys,
  setFileState,
} from '../../store/execution-files.ts';
import { deleteEndedExecutions } from '../../store/executions.ts';
import type { Store } from '../../store/open-store.ts';
import { firstKey } from './file-key.ts';
import { hasParts, removeParts } from './write-parts.ts';

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
export async function sweepExpiredFiles(
  { clock, store, files }: SweepContext,
  signal: AbortSignal,
): Promise<number> {
  const failures: unknown[] = [];
  let removed = 0;
  const now = clock.now().toISOString();
  for (const row of await findExpiredFiles(store.db, now, 20 * PAGE)) {
    signal.throwIfAborted();
    try {
      if (row.file_key && !(await isKeptByAnother(store.db, row)))
        await removeParts(files, row.file_key, row.file_parts);
      await clearFile(store.db, row);
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
 * Removes half-written files, and stored ones that no execution has: their worker was killed before it could record them,
 * or their report was deleted. A day old at least, so that none is taken from a run under way.
 */
export async function sweepOrphanedFiles(
  { store, files }: SweepContext,
  signal: AbortSignal,
): Promise<number> {
  let removed = await files.removeAbandoned();
  for await (const keys of pages(files.list({ minimumAgeSeconds: DAY / 1000 }))) {
    signal.throwIfAborted();
    const recorded = await recordedKeys(store.db, keys.map(firstKey));
    for (const key of keys.filter((one) => !recorded.has(firstKey(one)))) {
      await files.remove(key);
      removed += 1;
    }
  }
  return removed;
}

/**
 * Notes which files have vanished, so that their executions say so, and which are back: the folder may
 * only have been out of reach. Answers how many have vanished since the last look.
 */
export async function findLostFiles(
  { clock, store, files }: SweepContext,
  signal: AbortSignal,
): Promise<number> {
  const now = clock.now().toISOString();
  let lost = 0;
  for (let after = ''; ; ) {
    const page = await listKeptFiles(store.db, { after, now, limit: PAGE });
    for (const row of page) {
      signal.throwIfAborted();
      const { file_key: key, file_state } = row;
      if (!key || key === after) continue;
      after = key;
      const state = (await hasParts(files, key, row.file_parts)) ? 'kept' : 'lost';
      if (state === file_state) continue;
      await setFileState(store.db, key, state);
      if (state === 'lost') lost += 1;
    }
    if (page.length < PAGE) return lost;
  }
}

/** Deletes the records of executions that ended longer ago than they are kept. */
export async function sweepExecutions(
  { clock, store, limits }: SweepContext,
  signal: AbortSignal,
): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.executionRetentionDays * DAY);
  for (let deleted = 0; ; ) {
    const some = await deleteEndedExecutions(store.db, before.toISOString(), PAGE);
    deleted += some;
    if (some < PAGE) return deleted;
    // SQLite answers at once: without a breath heartbeats would wait for the whole sweep.
    await breathe();
    signal.throwIfAborted();
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
