import type { Db } from './schema.ts';

export interface ExecutionCount {
  readonly status: string;
  readonly lane: string;
  readonly count: number;
  /** How many of them have a ready time that is not in the future. */
  readonly ready: number;
  readonly oldestReadyTime: string;
}

/** Executions by status and lane: one look at an index that covers it, however many there are. */
export async function countExecutions(
  db: Db,
  statuses: readonly string[],
  now: string,
): Promise<ExecutionCount[]> {
  const rows = await db
    .selectFrom('executions')
    .select(({ fn }) => [
      'status',
      'lane',
      fn.countAll().as('count'),
      fn.countAll().filterWhere('ready_time', '<=', now).as('ready'),
      fn.min('ready_time').as('oldestReadyTime'),
    ])
    .where('status', 'in', [...statuses])
    .groupBy(['status', 'lane'])
    .execute();
  // PostgreSQL counts in 64 bits, which its driver hands on as text.
  return rows.map((row) => ({ ...row, count: Number(row.count), ready: Number(row.ready) }));
}

export interface DeliveryCount {
  readonly status: string;
  readonly count: number;
  readonly oldestAttemptTime: string;
}

/** Callbacks by status; the oldest time is that of the next attempt. */
export async function countDeliveries(
  db: Db,
  statuses: readonly string[],
): Promise<DeliveryCount[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(({ fn }) => [
      'status',
      fn.countAll().as('count'),
      fn.min('next_attempt_time').as('oldestAttemptTime'),
    ])
    .where('status', 'in', [...statuses])
    .groupBy('status')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
