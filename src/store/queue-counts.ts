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
export const countExecutions = (
  db: Db,
  statuses: readonly string[],
  now: string,
): Promise<ExecutionCount[]> =>
  db
    .selectFrom('executions')
    .select(({ fn }) => [
      'status',
      'lane',
      fn.countAll<number>().as('count'),
      fn.countAll<number>().filterWhere('ready_time', '<=', now).as('ready'),
      fn.min('ready_time').as('oldestReadyTime'),
    ])
    .where('status', 'in', [...statuses])
    .groupBy(['status', 'lane'])
    .execute();

export interface DeliveryCount {
  readonly status: string;
  readonly count: number;
  readonly oldestAttemptTime: string;
}

/** Callbacks by status; the oldest time is that of the next attempt. */
export const countDeliveries = (db: Db, statuses: readonly string[]): Promise<DeliveryCount[]> =>
  db
    .selectFrom('deliveries')
    .select(({ fn }) => [
      'status',
      fn.countAll<number>().as('count'),
      fn.min('next_attempt_time').as('oldestAttemptTime'),
    ])
    .where('status', 'in', [...statuses])
    .groupBy('status')
    .execute();
