import { sql } from 'kysely';
import type { Db } from './schema.ts';

export interface PastRun {
  readonly queryText: string;
  readonly format: string;
  readonly rows: number;
  readonly plainBytes: number;
  /** Of its account, when it was planned; null: not known. */
  readonly estimatedRows: number | null;
  readonly seconds: number;
  /** JSON: what its owner might see of it. */
  readonly fileRights: string | null;
}

export interface PastRunFilter {
  readonly ownerId: string;
  readonly program: string;
  /** Of the reports on this very text only. */
  readonly queryText?: string;
  readonly most: number;
}

/**
 * The newest completed executions of the owner's reports, without those that took no time, or shared another's
 * file.
 */
export const listPastRuns = async (db: Db, filter: PastRunFilter): Promise<PastRun[]> => {
  const { queryText } = filter;
  const rows = await db
    .selectFrom('executions')
    .innerJoin('reports', 'reports.report_id', 'executions.report_id')
    .select(['executions.rows', 'plain_bytes', 'estimated_rows', 'file_rights'])
    .select(['started_time', 'ended_time', 'query_text', 'format'])
    .where('reports.owner_id', '=', filter.ownerId)
    .where('reports.program', '=', filter.program)
    .$if(queryText !== undefined, (all) => all.where('reports.query_text', '=', String(queryText)))
    .where('executions.status', '=', 'Completed')
    .where(sql<boolean>`(file_key is null or file_key like executions.execution_id || '-%')`)
    .orderBy('ended_time', 'desc')
    .limit(filter.most)
    .execute();
  const runs = rows.map((row) => ({
    queryText: row.query_text,
    format: row.format,
    rows: row.rows ?? 0,
    plainBytes: row.plain_bytes ?? 0,
    estimatedRows: row.estimated_rows,
    seconds: secondsBetween(row.started_time, row.ended_time),
    fileRights: row.file_rights,
  }));
  return runs.filter(({ seconds }) => seconds > 0);
};

const secondsBetween = (from: string | null, to: string | null): number =>
  from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 1000;
