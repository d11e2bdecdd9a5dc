import type { Db, ExecutionRow } from './schema.ts';

/** Executions whose file has outlived its retention, the longest overdue first. */
export const findExpiredFiles = (db: Db, now: string, limit: number): Promise<ExecutionRow[]> =>
  db
    .selectFrom('executions')
    .selectAll()
    .where('file_key', 'is not', null)
    .where('file_expires_time', '<=', now)
    .orderBy('file_expires_time')
    .limit(limit)
    .execute();

/** Notes that the file is gone, if it is still the one that was looked at. */
export const clearFile = async (
  db: Db,
  file: { readonly executionId: string; readonly key: string },
  state: 'expired' | 'lost',
): Promise<void> => {
  await db
    .updateTable('executions')
    .set({ file_key: null, file_state: state })
    .where('execution_id', '=', file.executionId)
    .where('file_key', '=', file.key)
    .execute();
};

/** Those of the keys that some execution has as its file's. */
export const recordedKeys = async (db: Db, keys: readonly string[]): Promise<Set<string>> => {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('executions')
    .select('file_key')
    .where('file_key', 'in', [...keys])
    .execute();
  return new Set(rows.flatMap((row) => row.file_key ?? []));
};

/** A page of recorded files in the order of their keys, after `after`. */
export const listRecordedFiles = (
  db: Db,
  after: string,
  limit: number,
): Promise<{ execution_id: string; file_key: string | null }[]> =>
  db
    .selectFrom('executions')
    .select(['execution_id', 'file_key'])
    .where('file_key', '>', after)
    .orderBy('file_key')
    .limit(limit)
    .execute();
