import { prepared } from './prepared.ts';
import type { AuditEventRow, Db } from './schema.ts';

const columns = [
  ...(['event_id', 'event_time', 'action', 'outcome', 'actor_id', 'actor_name'] as const),
  ...(['tenant_id', 'target', 'address', 'correlation_id', 'detail', 'kept_until_time'] as const),
] satisfies (keyof AuditEventRow)[];

type Value = AuditEventRow[keyof AuditEventRow];

/** By the number of rows. */
const inserts = new Map<number, ReturnType<typeof prepareInsert>>();

/** As many at once as the statements that are kept for them are few. */
export const MOST_AUDIT_EVENTS = 32;

const prepareInsert = (size: number) =>
  prepared(
    (db: Db, ...values: Value[]) =>
      db
        .insertInto('audit_events')
        .values(Array.from({ length: size }, (_, at) => rowAt(values, at * columns.length))),
    size * columns.length,
  );

const rowAt = (values: readonly Value[], start: number) =>
  Object.fromEntries(columns.map((column, at) => [column, values[start + at]])) as never;

/** One statement: all of them or none. At most `MOST_AUDIT_EVENTS`. */
export async function insertAuditEvents(db: Db, rows: readonly AuditEventRow[]): Promise<void> {
  const insert = inserts.get(rows.length) ?? prepareInsert(rows.length);
  inserts.set(rows.length, insert);
  await insert(db, ...rows.flatMap((row) => columns.map((column) => row[column])));
}

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
  /** Else the oldest comes first. */
  readonly isNewestFirst?: boolean;
  /** Only what comes after this one in the order. */
  readonly after?: Pick<AuditEventRow, 'event_time' | 'event_id'> | undefined;
  readonly limit: number;
}

export const findAuditEvents = (db: Db, filter: AuditFilter): Promise<AuditEventRow[]> => {
  const { after, isNewestFirst = false } = filter;
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
    query = query.where('event_time', isNewestFirst ? '<=' : '>=', after.event_time);
    const beyond = isNewestFirst ? '<' : '>';
    query = query.where((is) =>
      is.or([
        is('event_time', beyond, after.event_time),
        is.and([is('event_time', '=', after.event_time), is('event_id', beyond, after.event_id)]),
      ]),
    );
  }
  const direction = isNewestFirst ? 'desc' : 'asc';
  return query
    .orderBy('event_time', direction)
    .orderBy('event_id', direction)
    .limit(filter.limit)
    .execute();
};

/** Those whose time is over; answers how many. */
export const deleteAuditEventsKeptUntil = async (db: Db, time: string): Promise<number> => {
  const result = await db
    .deleteFrom('audit_events')
    .where('kept_until_time', '<=', time)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
};
