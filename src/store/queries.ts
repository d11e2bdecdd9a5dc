import type { Db, QueryRow } from './schema.ts';

export const insertQuery = async (db: Db, row: QueryRow): Promise<void> => {
  await db.insertInto('queries').values(row).execute();
};

export interface QueryFilter {
  readonly ownerId: string;
  readonly program: string;
  readonly queryId?: string;
}

/** Oldest first. */
export const findQueries = (db: Db, filter: QueryFilter): Promise<QueryRow[]> => {
  let query = db
    .selectFrom('queries')
    .selectAll()
    .where('owner_id', '=', filter.ownerId)
    .where('program', '=', filter.program);
  if (filter.queryId !== undefined) query = query.where('query_id', '=', filter.queryId);
  return query.orderBy('created_time').orderBy('query_id').execute();
};

export const deleteQueryRow = async (db: Db, queryId: string): Promise<void> => {
  await db.deleteFrom('queries').where('query_id', '=', queryId).execute();
};

/** Of all programs. */
export const countQueriesOf = async (db: Db, ownerId: string): Promise<number> => {
  const counted = await db
    .selectFrom('queries')
    .select((select) => select.fn.countAll().as('count'))
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  return Number(counted.count);
};
