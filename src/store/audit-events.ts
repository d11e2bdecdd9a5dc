import type { AuditEventRow, Db } from './schema.ts';

export const insertAuditEvent = async (db: Db, row: AuditEventRow): Promise<void> => {
  await db.insertInto('audit_events').values(row).execute();
};

export interface AuditFilter {
  /** At or after. */
  readonly from?: string | undefined;
  /** Before. */
  readonly to?: string | undefined;
  readonly actions?: readonly string[] | undefined;
  readonly outcome?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly target?: string | undefined;
  /** An id or a name: of what is done on the command line the actor has a name only. */
  readonly actor?: string | undefined;
  /** Only what comes after this one in the order. */
  readonly after?: Pick<AuditEventRow, 'event_time' | 'event_id'> | undefined;
  readonly limit: number;
}

/** The oldest first. */
export const findAuditEvents = (db: Db, filter: AuditFilter): Promise<AuditEventRow[]> => {
  const { after } = filter;
  let query = db.selectFrom('audit_events').selectAll();
  if (filter.from !== undefined) query = query.where('event_time', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('event_time', '<', filter.to);
  if (filter.actions) query = query.where('action', 'in', [...filter.actions]);
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome);
  if (filter.tenantId !== undefined) query = query.where('tenant_id', '=', filter.tenantId);
  if (filter.actorId !== undefined) query = query.where('actor_id', '=', filter.actorId);
  if (filter.target !== undefined) query = query.where('target', '=', filter.target);
  const { actor } = filter;
  if (actor !== undefined) {
    query = query.where((is) => is.or([is('actor_id', '=', actor), is('actor_name', '=', actor)]));
  }
  if (after) {
    // Says no more than the next condition, but PostgreSQL begins in the index only by this one.
    query = query.where('event_time', '>=', after.event_time);
    query = query.where((is) =>
      is.or([
        is('event_time', '>', after.event_time),
        is.and([is('event_time', '=', after.event_time), is('event_id', '>', after.event_id)]),
      ]),
    );
  }
  return query.orderBy('event_time').orderBy('event_id').limit(filter.limit).execute();
};

/** Those whose time is over; answers how many. */
export const deleteAuditEventsKeptUntil = async (db: Db, time: string): Promise<number> => {
  const result = await db
    .deleteFrom('audit_events')
    .where('kept_until_time', '<=', time)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
};
