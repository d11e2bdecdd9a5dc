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

/** An execution whose kept file has this work key, and is kept for as long at least. */
export const findMadeFile = (
  db: Db,
  workKey: string,
  keptUntil: string,
): Promise<ExecutionRow | undefined> =>
  db
    .selectFrom('executions')
    .selectAll()
    .where('work_key', '=', workKey)
    .where('file_expires_time', '>', keptUntil)
    .where('file_state', '=', 'kept')
    .limit(1)
    .executeTakeFirst();

/** Holds an execution that keeps the file, so that the file outlives the transaction; false: none does. */
export const lockKeptFile = async (trx: Db, fileKey: string): Promise<boolean> => {
  const keeper = await trx
    .selectFrom('executions')
    .select('execution_id')
    .where('file_key', '=', fileKey)
    .where('file_state', '=', 'kept')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return keeper !== undefined;
};

/** Whether the file is another execution's too, however long. */
export const isKeptByAnother = async (
  db: Db,
  { execution_id, file_key }: Pick<ExecutionRow, 'execution_id' | 'file_key'>,
): Promise<boolean> => {
  const other = await db
    .selectFrom('executions')
    .select('execution_id')
    .where('file_key', '=', file_key)
    .where('execution_id', '!=', execution_id)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
};

/** Notes that the file has been removed, if it is still the one that was looked at. */
export const clearFile = async (
  db: Db,
  { execution_id, file_key }: Pick<ExecutionRow, 'execution_id' | 'file_key'>,
): Promise<void> => {
  await db
    .updateTable('executions')
    .set({ file_key: null, file_state: 'expired' })
    .where('execution_id', '=', execution_id)
    .where('file_key', '=', file_key)
    .execute();
};

/** Of every execution that has the file. */
export const setFileState = async (
  db: Db,
  fileKey: string,
  file_state: 'kept' | 'lost',
): Promise<void> => {
  await db.updateTable('executions').set({ file_state }).where('file_key', '=', fileKey).execute();
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

export interface KeptFile {
  readonly file_key: string | null;
  readonly file_parts: number;
  readonly file_state: string | null;
}

/**
 * A page of files that are to be there at the time, in the order of their keys after `after`. One that several
 * executions have comes several times: `distinct` made PostgreSQL start parallel workers for each page, 70 ms not 2.
 */
export const listKeptFiles = (
  db: Db,
  { after, now, limit }: { readonly after: string; readonly now: string; readonly limit: number },
): Promise<KeptFile[]> =>
  db
    .selectFrom('executions')
    .select(['file_key', 'file_parts', 'file_state'])
    .where('file_key', '>', after)
    .where('file_expires_time', '>', now)
    .orderBy('file_key')
    .limit(limit)
    .execute();
