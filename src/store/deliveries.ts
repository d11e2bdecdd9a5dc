import type { Db, DeliveryAttemptRow, DeliveryRow } from './schema.ts';

/** An execution's event of a kind that is there already stays as it is. */
export const insertDelivery = async (db: Db, row: DeliveryRow): Promise<void> => {
  await db
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.columns(['execution_id', 'event_type']).doNothing())
    .execute();
};

export interface DeliveryFilter {
  readonly reportId: string;
  readonly deliveryId?: string;
  readonly statuses?: readonly string[];
  readonly eventType?: string;
  /** Created at or after. */
  readonly from?: string;
  /** Created before. */
  readonly to?: string;
  readonly limit?: number;
}

const matching = (db: Db, filter: DeliveryFilter) => {
  let query = db.selectFrom('deliveries').selectAll().where('report_id', '=', filter.reportId);
  if (filter.deliveryId !== undefined) query = query.where('delivery_id', '=', filter.deliveryId);
  if (filter.statuses) query = query.where('status', 'in', [...filter.statuses]);
  if (filter.eventType !== undefined) query = query.where('event_type', '=', filter.eventType);
  if (filter.from !== undefined) query = query.where('created_time', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('created_time', '<', filter.to);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return query.orderBy('created_time', 'desc').orderBy('delivery_id');
};

/** Newest first. */
export const findDeliveries = (db: Db, filter: DeliveryFilter): Promise<DeliveryRow[]> =>
  matching(db, filter).execute();

/** The same, and nobody else changes them until the transaction ends. */
export const lockDeliveries = (db: Db, filter: DeliveryFilter): Promise<DeliveryRow[]> =>
  matching(db, filter).forUpdate().execute();

export interface HeldDelivery {
  readonly deliveryId: string;
  readonly fence: number;
}

/** Changes the delivery if its attempt is still that of `fence`, and under way; says whether it did. */
export const updateHeldDelivery = async (
  db: Db,
  held: HeldDelivery,
  change: Partial<DeliveryRow>,
): Promise<boolean> => {
  const result = await db
    .updateTable('deliveries')
    .set(change)
    .where('delivery_id', '=', held.deliveryId)
    .where('fence', '=', held.fence)
    .where('status', '=', 'Sending')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Changes the report's deliveries that stand in one of the statuses, of one type or of all. */
export const changeDeliveriesIn = async (
  db: Db,
  reportId: string,
  statuses: readonly string[],
  change: Partial<DeliveryRow>,
  eventType?: string,
): Promise<void> => {
  let update = db
    .updateTable('deliveries')
    .set(change)
    .where('report_id', '=', reportId)
    .where('status', 'in', [...statuses]);
  if (eventType !== undefined) update = update.where('event_type', '=', eventType);
  await update.execute();
};

export const changeDeliveries = async (
  db: Db,
  deliveryIds: readonly string[],
  change: Partial<DeliveryRow>,
): Promise<void> => {
  if (deliveryIds.length === 0) return;
  await db
    .updateTable('deliveries')
    .set(change)
    .where('delivery_id', 'in', [...deliveryIds])
    .execute();
};

export const insertDeliveryAttempt = async (db: Db, row: DeliveryAttemptRow): Promise<void> => {
  await db.insertInto('delivery_attempts').values(row).execute();
};

/** The newest `limit` of each, the oldest first. */
export const findDeliveryAttempts = async (
  db: Db,
  deliveryIds: readonly string[],
  limit: number,
): Promise<DeliveryAttemptRow[]> =>
  deliveryIds.length === 0
    ? []
    : db
        .selectFrom('delivery_attempts')
        .innerJoin('deliveries', 'deliveries.delivery_id', 'delivery_attempts.delivery_id')
        .selectAll('delivery_attempts')
        .where('delivery_attempts.delivery_id', 'in', [...deliveryIds])
        .whereRef('delivery_attempts.attempt', '>', ({ eb }) =>
          eb('deliveries.attempts', '-', limit),
        )
        .orderBy('delivery_attempts.delivery_id')
        .orderBy('delivery_attempts.attempt')
        .execute();

/** Test callbacks belong to no execution and do not go with one; says how many were old enough. */
export const deleteTestDeliveriesBefore = async (db: Db, before: string): Promise<number> => {
  const result = await db
    .deleteFrom('deliveries')
    .where('execution_id', 'is', null)
    .where('created_time', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
};
