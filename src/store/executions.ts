import { prepared, preparedFirst } from './prepared.ts';
import type { Db, ExecutionRow } from './schema.ts';

export const insertExecution = async (db: Db, row: ExecutionRow): Promise<void> => {
  await db.insertInto('executions').values(row).execute();
};

/** Rows whose due time the report has already stay out. */
export const insertMissingExecutions = async (
  db: Db,
  rows: readonly ExecutionRow[],
): Promise<void> => {
  // A row takes some 30 parameters and SQLite takes 32,766 of them in a statement.
  for (let start = 0; start < rows.length; start += 500) {
    await db
      .insertInto('executions')
      .values(rows.slice(start, start + 500))
      .onConflict((conflict) => conflict.columns(['report_id', 'due_time']).doNothing())
      .execute();
  }
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
  const { executionIds, statuses, dueFrom, newestOnly } = filter;
  if (newestOnly && !executionIds && !statuses && dueFrom === undefined) {
    return newestExecution(db, filter.reportId);
  }
  let query = db.selectFrom('executions').selectAll().where('report_id', '=', filter.reportId);
  if (executionIds) query = query.where('execution_id', 'in', [...executionIds]);
  if (statuses) query = query.where('status', 'in', [...statuses]);
  if (dueFrom !== undefined) query = query.where('due_time', '>=', dueFrom);
  if (newestOnly) query = query.limit(1);
  return query.orderBy('due_time', 'desc').execute();
};

/** The one of the newest due time. */
const newestExecution = prepared((db: Db, reportId: string) =>
  db
    .selectFrom('executions')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('due_time', 'desc')
    .limit(1),
);

export const executionById = preparedFirst((db: Db, executionId: string) =>
  db.selectFrom('executions').selectAll().where('execution_id', '=', executionId),
);

/** The due times after the instant that the report's executions have. */
export const dueTimesFrom = async (
  db: Db,
  reportId: string,
  after: string,
): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('executions')
    .select('due_time')
    .where('report_id', '=', reportId)
    .where('due_time', '>', after)
    .execute();
  return new Set(rows.map((row) => row.due_time));
};

/** What changes an execution must find to take effect. */
export interface Held {
  readonly executionId: string;
  readonly fence: number;
  readonly status: string;
}

/** Changes the execution if it stands as it was read; says whether it did. */
export const updateHeld = async (
  db: Db,
  held: Held,
  change: Partial<ExecutionRow>,
): Promise<boolean> => {
  const result = await db
    .updateTable('executions')
    .set(change)
    .where('execution_id', '=', held.executionId)
    .where('fence', '=', held.fence)
    .where('status', '=', held.status)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Whether the execution stands as it was read. */
export const isHeld = async (db: Db, held: Held): Promise<boolean> => {
  const row = await db
    .selectFrom('executions')
    .select('execution_id')
    .where('execution_id', '=', held.executionId)
    .where('fence', '=', held.fence)
    .where('status', '=', held.status)
    .executeTakeFirst();
  return row !== undefined;
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

/** Deletes what ended before the time; answers how many. At most `limit`, so that locks stay short. */
export const deleteEndedExecutions = async (
  db: Db,
  before: string,
  limit: number,
): Promise<number> => {
  const old = db
    .selectFrom('executions')
    .select('execution_id')
    .where('ended_time', '<', before)
    .where('file_key', 'is', null)
    .limit(limit);
  const result = await db
    .deleteFrom('executions')
    .where('execution_id', 'in', old)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
};

/** Makes every link to the execution's file void. */
export const revokeExecutionLinks = async (db: Db, executionId: string): Promise<void> => {
  await db
    .updateTable('executions')
    .set((is) => ({ link_generation: is('link_generation', '+', 1) }))
    .where('execution_id', '=', executionId)
    .execute();
};
