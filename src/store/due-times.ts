import type { Db } from './schema.ts';

/** The earliest instant that an execution or a callback waits for; undefined when nothing waits. */
export async function earliestDueTime(db: Db): Promise<string | undefined> {
  const [execution, delivery] = await Promise.all([
    db
      .selectFrom('executions')
      .select('ready_time as time')
      .where('status', '=', 'Pending')
      .orderBy('ready_time')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('deliveries')
      .select('next_attempt_time as time')
      .where('status', '=', 'Pending')
      .orderBy('next_attempt_time')
      .limit(1)
      .executeTakeFirst(),
  ]);
  return [execution?.time, delivery?.time].filter((time) => time !== undefined).sort()[0];
}

export interface WorkLeft {
  /** Ready or running. */
  readonly executions: number;
  /** Ready or being sent. */
  readonly deliveries: number;
}

/** What is due by now or under way. */
export async function countWorkLeft(db: Db, now: string): Promise<WorkLeft> {
  const [executions, deliveries] = await Promise.all([
    db
      .selectFrom('executions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where((is) =>
        is.or([
          is('status', '=', 'Running'),
          is.and([is('status', '=', 'Pending'), is('ready_time', '<=', now)]),
        ]),
      )
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('deliveries')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where((is) =>
        is.or([
          is('status', '=', 'Sending'),
          is.and([is('status', '=', 'Pending'), is('next_attempt_time', '<=', now)]),
        ]),
      )
      .executeTakeFirstOrThrow(),
  ]);
  return { executions: executions.count, deliveries: deliveries.count };
}

export interface WorkDone {
  /** That have ended, whatever became of them. */
  readonly executions: number;
  /** Attempts to deliver callbacks. */
  readonly deliveries: number;
}

/** What has been done from the instant on, it included. */
export async function countWorkDone(db: Db, since: string): Promise<WorkDone> {
  const [executions, deliveries] = await Promise.all([
    db
      .selectFrom('executions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('ended_time', '>=', since)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('delivery_attempts')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('attempted_time', '>=', since)
      .executeTakeFirstOrThrow(),
  ]);
  return { executions: executions.count, deliveries: deliveries.count };
}
