import type { Db, ExecutionRow } from './schema.ts';

export const insertExecution = async (db: Db, row: ExecutionRow): Promise<void> => {
  await db.insertInto('executions').values(row).execute();
};

export interface ExecutionFilter {
  readonly reportId: string;
  readonly executionIds?: readonly string[];
  readonly statuses?: readonly string[];
  readonly dueFrom?: string;
  readonly newestOnly?: boolean;
}

/** Newest due time first. */
export const findExecutions = (db: Db, filter: ExecutionFilter): Promise<ExecutionRow[]> => {
  let query = db.selectFrom('executions').selectAll().where('report_id', '=', filter.reportId);
  if (filter.executionIds) query = query.where('execution_id', 'in', [...filter.executionIds]);
  if (filter.statuses) query = query.where('status', 'in', [...filter.statuses]);
  if (filter.dueFrom !== undefined) query = query.where('due_time', '>=', filter.dueFrom);
  if (filter.newestOnly) query = query.limit(1);
  return query.orderBy('due_time', 'desc').execute();
};

export const executionById = (db: Db, executionId: string): Promise<ExecutionRow | undefined> =>
  db
    .selectFrom('executions')
    .selectAll()
    .where('execution_id', '=', executionId)
    .executeTakeFirst();

/**
 * The execution that may be claimed and has waited longest: due and not held back, or left by a
 * worker whose lease ran out.
 */
export const findClaimable = (db: Db, now: string): Promise<ExecutionRow | undefined> =>
  db
    .selectFrom('executions')
    .selectAll()
    .where((is) =>
      is.or([
        is.and([
          is('status', '=', 'Pending'),
          is('due_time', '<=', now),
          is.or([is('not_before_time', 'is', null), is('not_before_time', '<=', now)]),
        ]),
        is.and([is('status', '=', 'Running'), is('lease_expires_time', '<=', now)]),
      ]),
    )
    .orderBy('due_time')
    .orderBy('execution_id')
    .limit(1)
    .executeTakeFirst();

/** Changes the execution if nobody has claimed it since `fence` was read; says whether it did. */
export const updateFenced = async (
  db: Db,
  held: { readonly executionId: string; readonly fence: number },
  change: Partial<ExecutionRow>,
): Promise<boolean> => {
  const result = await db
    .updateTable('executions')
    .set(change)
    .where('execution_id', '=', held.executionId)
    .where('fence', '=', held.fence)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Changes the report's executions that stand in one of the statuses. */
export const updateExecutionsIn = async (
  db: Db,
  reportId: string,
  statuses: readonly string[],
  change: Partial<ExecutionRow>,
): Promise<void> => {
  await db
    .updateTable('executions')
    .set(change)
    .where('report_id', '=', reportId)
    .where('status', 'in', [...statuses])
    .execute();
};

export const deleteExecutionsIn = async (
  db: Db,
  reportId: string,
  statuses: readonly string[],
): Promise<void> => {
  await db
    .deleteFrom('executions')
    .where('report_id', '=', reportId)
    .where('status', 'in', [...statuses])
    .execute();
};

/** Executions whose file has outlived its retention. */
export const findExpiredFiles = (db: Db, now: string): Promise<ExecutionRow[]> =>
  db
    .selectFrom('executions')
    .selectAll()
    .where('file_key', 'is not', null)
    .where('file_expires_time', '<=', now)
    .execute();

export const clearFile = async (db: Db, executionId: string): Promise<void> => {
  await db
    .updateTable('executions')
    .set({ file_key: null })
    .where('execution_id', '=', executionId)
    .execute();
};
