import type { Db, WorkerRow } from './schema.ts';

/** Inserts or replaces. */
export const upsertWorker = async (db: Db, row: WorkerRow): Promise<void> => {
  const { worker_id: _id, ...changes } = row;
  await db
    .insertInto('workers')
    .values(row)
    .onConflict((conflict) => conflict.column('worker_id').doUpdateSet(changes))
    .execute();
};

export const deleteWorker = async (db: Db, workerId: string): Promise<void> => {
  await db.deleteFrom('workers').where('worker_id', '=', workerId).execute();
};

/** The newest first. */
export const listWorkers = (db: Db, limit: number): Promise<WorkerRow[]> =>
  db
    .selectFrom('workers')
    .selectAll()
    .orderBy('started_time', 'desc')
    .orderBy('worker_id')
    .limit(limit)
    .execute();

/** Those that have told nothing since; answers how many. */
export const deleteWorkersSeenBefore = async (db: Db, before: string): Promise<number> => {
  const result = await db.deleteFrom('workers').where('seen_time', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
};
