import { preparedFirst } from './prepared.ts';
import type { Db, ReportRow } from './schema.ts';

export const insertReport = async (db: Db, row: ReportRow): Promise<void> => {
  await db.insertInto('reports').values(row).execute();
};

export interface ReportFilter {
  readonly ownerId: string;
  readonly program: string;
  readonly reportIds?: readonly string[];
  readonly queryId?: string;
}

/** Oldest first. */
export const findReports = (db: Db, filter: ReportFilter): Promise<ReportRow[]> => {
  let query = db
    .selectFrom('reports')
    .selectAll()
    .where('owner_id', '=', filter.ownerId)
    .where('program', '=', filter.program);
  if (filter.reportIds) query = query.where('report_id', 'in', [...filter.reportIds]);
  if (filter.queryId !== undefined) query = query.where('query_id', '=', filter.queryId);
  return query.orderBy('created_time').orderBy('report_id').execute();
};

/** The owner's report of that id. */
export const findReportOf = preparedFirst(
  (db: Db, ownerId: string, program: string, reportId: string) =>
    db
      .selectFrom('reports')
      .selectAll()
      .where('report_id', '=', reportId)
      .where('owner_id', '=', ownerId)
      .where('program', '=', program),
);

export const reportById = preparedFirst((db: Db, reportId: string) =>
  db.selectFrom('reports').selectAll().where('report_id', '=', reportId),
);

/** The report, held until the transaction ends: what changes it or its executions comes one by one. */
export const lockReport = preparedFirst((trx: Db, reportId: string) =>
  trx.selectFrom('reports').selectAll().where('report_id', '=', reportId).forUpdate(),
);

export const updateReportRow = async (
  db: Db,
  reportId: string,
  change: Partial<ReportRow>,
): Promise<void> => {
  await db.updateTable('reports').set(change).where('report_id', '=', reportId).execute();
};

/** Its executions go with it. */
export const deleteReportRow = async (db: Db, reportId: string): Promise<void> => {
  await db.deleteFrom('reports').where('report_id', '=', reportId).execute();
};

/** Of all programs. */
export const countReportsOf = async (db: Db, ownerId: string): Promise<number> => {
  const counted = await db
    .selectFrom('reports')
    .select((select) => select.fn.countAll().as('count'))
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  return Number(counted.count);
};
