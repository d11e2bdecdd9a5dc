import { sql } from 'kysely';
import type { Db, DeliveryRow } from './schema.ts';
import { holdLock } from './settings.ts';

/** Claims are made one after the other, so that each sees the attempts that the others have begun. */
export const lockDeliveryQueue = (db: Db): Promise<void> => holdLock(db, 'callback-claims');

/** What a choice among deliveries goes by. */
export type Candidate = Pick<DeliveryRow, 'delivery_id' | 'status' | 'origin' | 'tenant_id'>;

const candidate = ['delivery_id', 'status', 'origin', 'tenant_id'] as const;

/** The attempts under way and those that were lost, whose lease is over; longest ago first. */
export const findSending = (
  db: Db,
): Promise<(Candidate & Pick<DeliveryRow, 'lease_expires_time'>)[]> =>
  db
    .selectFrom('deliveries')
    .select([...candidate, 'lease_expires_time'])
    .where('status', '=', 'Sending')
    .orderBy('lease_expires_time')
    .orderBy('delivery_id')
    .execute();

/** Those that have waited longest, in turn. */
export const findDue = (db: Db, now: string, limit: number): Promise<Candidate[]> =>
  db
    .selectFrom('deliveries')
    .select(candidate)
    .where('status', '=', 'Pending')
    .where('next_attempt_time', '<=', now)
    .orderBy('next_attempt_time')
    .orderBy('delivery_id')
    .limit(limit)
    .execute();

/**
 * The one that has waited longest of each tenant and origin, in turn. Goes from one receiver to the
 * next by the index: what it costs grows with them, not with what waits for them.
 */
export const findDueOfEach = async (db: Db, now: string): Promise<Candidate[]> => {
  const { rows } = await sql<Candidate>`
    with recursive heads as (
      select delivery_id, status, origin, tenant_id, next_attempt_time from deliveries
      where delivery_id = (
        select delivery_id from deliveries where status = 'Pending'
        order by tenant_id, origin, next_attempt_time limit 1
      )
      union all
      select following.delivery_id, following.status, following.origin, following.tenant_id,
        following.next_attempt_time
      from heads join deliveries as following on following.delivery_id = coalesce(
        (
          select delivery_id from deliveries
          where status = 'Pending' and tenant_id = heads.tenant_id and origin > heads.origin
          order by origin, next_attempt_time limit 1
        ),
        (
          select delivery_id from deliveries
          where status = 'Pending' and tenant_id > heads.tenant_id
          order by tenant_id, origin, next_attempt_time limit 1
        )
      )
    )
    select delivery_id, status, origin, tenant_id from heads where next_attempt_time <= ${now}
    order by next_attempt_time, delivery_id`.execute(db);
  return rows;
};

/** For a transaction; undefined when it has changed since it was found, or just changes. */
export const lockCandidate = (
  db: Db,
  { delivery_id, status }: Candidate,
): Promise<DeliveryRow | undefined> =>
  db
    .selectFrom('deliveries')
    .selectAll()
    .where('delivery_id', '=', delivery_id)
    .where('status', '=', status)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
