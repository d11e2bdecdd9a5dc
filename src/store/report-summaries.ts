import type { Db, ExecutionRow, ReportRow } from './schema.ts';

export type ScheduleRow = Pick<
  ReportRow,
  'report_id' | 'status' | 'start_time' | 'recurrence_interval' | 'recurrence_count'
>;

export interface SummaryFilter {
  readonly ownerId: string;
  readonly program: string;
  readonly reportIds?: readonly string[];
  /** Only those whose id comes after this one. */
  readonly after?: string;
  readonly limit: number;
}

/** In the order of their ids. */
export const findSchedules = (db: Db, filter: SummaryFilter): Promise<ScheduleRow[]> => {
  const { reportIds, after } = filter;
  let query = db
    .selectFrom('reports')
    .select(['report_id', 'status', 'start_time', 'recurrence_interval', 'recurrence_count'])
    .where('owner_id', '=', filter.ownerId)
    .where('program', '=', filter.program);
  if (reportIds) query = query.where('report_id', 'in', [...reportIds]);
  if (after !== undefined) query = query.where('report_id', '>', after);
  return query.orderBy('report_id').limit(filter.limit).execute();
};

const outline = [
  'executions.execution_id',
  'executions.report_id',
  'executions.due_time',
  'executions.ready_time',
  'executions.status',
  'executions.attempts',
  'executions.started_time',
  'executions.ended_time',
  'executions.failure_reason',
] as const;

export type RunOutline = Pick<
  ExecutionRow,
  | 'execution_id'
  | 'report_id'
  | 'due_time'
  | 'ready_time'
  | 'status'
  | 'attempts'
  | 'started_time'
  | 'ended_time'
  | 'failure_reason'
>;

/**
 * Of each report the `most` newest executions by due time, the newest first. Looks at no more of them than
 * it answers, however long the reports have run: each report costs two walks in the index of its due times.
 */
export const findNewestRuns = (
  db: Db,
  reportIds: readonly string[],
  most: number,
): Promise<RunOutline[]> =>
  db
    .selectFrom('reports')
    .innerJoin('executions', 'executions.report_id', 'reports.report_id')
    .select(outline)
    .where('reports.report_id', 'in', [...reportIds])
    .where('executions.due_time', '>=', (is) =>
      is.fn.coalesce(
        is
          .selectFrom('executions as older')
          .select('older.due_time')
          .whereRef('older.report_id', '=', 'reports.report_id')
          .orderBy('older.due_time', 'desc')
          .limit(1)
          .offset(most - 1),
        is.val(''),
      ),
    )
    .orderBy('executions.report_id')
    .orderBy('executions.due_time', 'desc')
    .execute();

/** Those of the reports that stand in one of the statuses. */
export const findRunsIn = (
  db: Db,
  reportIds: readonly string[],
  statuses: readonly string[],
): Promise<RunOutline[]> =>
  db
    .selectFrom('executions')
    .select(outline)
    .where('report_id', 'in', [...reportIds])
    .where('status', 'in', [...statuses])
    .execute();
