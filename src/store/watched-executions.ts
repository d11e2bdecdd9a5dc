import type { Db, ExecutionRow, ReportRow } from './schema.ts';

/** An execution with the names of what it belongs to, for those who watch the service: no row of data. */
export type WatchedExecution = Pick<
  ExecutionRow,
  | 'execution_id'
  | 'report_id'
  | 'status'
  | 'lane'
  | 'due_time'
  | 'started_time'
  | 'ended_time'
  | 'attempts'
  | 'lease_owner'
  | 'lease_expires_time'
  | 'failure_reason'
  | 'correlation_id'
> &
  Pick<ReportRow, 'name' | 'tenant_id' | 'program' | 'format'> & {
    /** Null where the partner is no longer known. */
    readonly partner_name: string | null;
  };

const watched = (db: Db) =>
  db
    .selectFrom('executions')
    .innerJoin('reports', 'reports.report_id', 'executions.report_id')
    .leftJoin('partners', 'partners.tenant_id', 'reports.tenant_id')
    .select(['execution_id', 'executions.report_id', 'executions.status', 'lane', 'due_time'])
    .select(['started_time', 'ended_time', 'attempts', 'lease_owner', 'lease_expires_time'])
    .select(['failure_reason', 'correlation_id', 'reports.name', 'reports.tenant_id'])
    .select(['program', 'format', 'partners.name as partner_name']);

/** What workers hold just now: as many as there are places on them. The longest under way first. */
export const listHeldExecutions = (db: Db, limit: number): Promise<WatchedExecution[]> =>
  watched(db)
    .where('executions.status', '=', 'Running')
    .orderBy('started_time')
    .orderBy('execution_id')
    .limit(limit)
    .execute();

export interface EndedFilter {
  readonly statuses: readonly string[];
  /** Ended at or after. */
  readonly from: string;
  /** Ended before. */
  readonly to: string;
  readonly tenantId?: string | undefined;
  /** Part of the reason, in any case. */
  readonly reason?: string | undefined;
  /** Only what comes after this one in the order. */
  readonly after?: { readonly time: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Executions that ended in one of these ways, the newest first. */
export const findEndedExecutions = (db: Db, filter: EndedFilter): Promise<WatchedExecution[]> => {
  const { after, tenantId, reason } = filter;
  let query = watched(db)
    .where('executions.status', 'in', [...filter.statuses])
    .where('ended_time', '>=', filter.from)
    .where('ended_time', '<', filter.to);
  if (tenantId !== undefined) query = query.where('reports.tenant_id', '=', tenantId);
  if (reason !== undefined) {
    query = query.where(({ eb, fn }) =>
      eb(fn<string>('lower', ['failure_reason']), 'like', pattern(reason)),
    );
  }
  if (after) {
    query = query.where((is) =>
      is.or([
        is('ended_time', '<', after.time),
        is.and([is('ended_time', '=', after.time), is('execution_id', '<', after.id)]),
      ]),
    );
  }
  return query
    .orderBy('ended_time', 'desc')
    .orderBy('execution_id', 'desc')
    .limit(filter.limit)
    .execute();
};

/** Neither kind of database escapes by itself what the other does, so that wildcards are taken out. */
const pattern = (part: string): string => `%${part.toLowerCase().replace(/[%_\\]/g, '_')}%`;
