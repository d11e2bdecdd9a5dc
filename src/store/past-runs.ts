import type { Db } from './schema.ts';

export interface PastRun {
  readonly rows: number;
  readonly seconds: number;
  /** JSON: what its owner might see of it. */
  readonly fileRights: string | null;
}

export interface PastRunFilter {
  readonly ownerId: string;
  readonly program: string;
  readonly queryText: string;
}

/** The newest completed executions of the owner's reports on the very same query text. */
export const listPastRuns = async (db: Db, filter: PastRunFilter): Promise<PastRun[]> => {
  const rows = await db
    .selectFrom('executions')
    .innerJoin('reports', 'reports.report_id', 'executions.report_id')
    .select(['executions.rows', 'started_time', 'ended_time', 'file_rights'])
    .where('reports.owner_id', '=', filter.ownerId)
    .where('reports.program', '=', filter.program)
    .where('reports.query_text', '=', filter.queryText)
    .where('executions.status', '=', 'Completed')
    .orderBy('ended_time', 'desc')
    .limit(9)
    .execute();
  return rows.map(({ rows, started_time, ended_time, file_rights }) => ({
    rows: rows ?? 0,
    seconds: secondsBetween(started_time, ended_time),
    fileRights: file_rights,
  }));
};

const secondsBetween = (from: string | null, to: string | null): number =>
  from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 1000;
