import { sql } from 'kysely';
import type { Db, ExecutionRow, ReportRow } from './schema.ts';

/** Executions that may be claimed, of one partner account in one lane. */
export interface ReadyLane {
  readonly account_id: string;
  readonly lane: string;
  /** Under way, of the account, in any lane. */
  readonly running: number;
  /** Those of them that are in this lane. */
  readonly running_in_lane: number;
  /** When the account's last run started; '' where none has. */
  readonly last_started: string;
}

const ready = (db: Db, now: string) =>
  db.selectFrom('executions').where('status', '=', 'Pending').where('ready_time', '<=', now);

export const hasReady = async (db: Db, now: string): Promise<boolean> =>
  (await ready(db, now).select('execution_id').limit(1).executeTakeFirst()) !== undefined;

/** Who has something ready; whose last run started longest ago comes first, small before large. */
export const findReadyLanes = (
  db: Db,
  now: string,
  lanes: readonly string[],
): Promise<ReadyLane[]> =>
  db
    .selectFrom(
      ready(db, now)
        .select(['account_id', 'lane'])
        .select(({ fn }) => fn.min('ready_time').as('oldest'))
        .where('lane', 'in', [...lanes])
        .groupBy(['account_id', 'lane'])
        .as('turns'),
    )
    .select(['turns.account_id', 'turns.lane'])
    .select((from) => {
      const running = from
        .selectFrom('executions')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('executions.account_id', '=', 'turns.account_id')
        .where('executions.status', '=', 'Running');
      const inLane = running.whereRef('executions.lane', '=', 'turns.lane');
      return [
        running.$asScalar().$notNull().as('running'),
        inLane.$asScalar().$notNull().as('running_in_lane'),
        from.fn
          .coalesce(
            from
              .selectFrom('executions')
              .select(({ fn }) => fn.max<string>('started_time').as('started'))
              .whereRef('executions.account_id', '=', 'turns.account_id'),
            from.val(''),
          )
          .as('last_started'),
      ];
    })
    .orderBy('last_started')
    .orderBy('turns.lane', 'desc')
    .orderBy('turns.oldest')
    .execute();

/** When the last run of each of the accounts started; '' where none has. */
export const lastStarts = async (
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await db
    .selectFrom('partners')
    .select('account_id')
    .select((from) =>
      // For each account one step in an index; grouped, it would read all that the account ever ran.
      from
        .selectFrom('executions')
        .select(({ fn }) => fn.max<string>('started_time').as('started'))
        .whereRef('executions.account_id', '=', 'partners.account_id')
        .as('started'),
    )
    .where('account_id', 'in', [...accountIds])
    .execute();
  return new Map(rows.map(({ account_id, started }) => [account_id, started ?? '']));
};

/**
 * Locks the lane's execution that has been ready longest, with its report, passing over those that
 * others hold.
 */
export const lockReady = (
  trx: Db,
  { account_id, lane }: { readonly account_id: string; readonly lane: string },
  now: string,
): Promise<ExecutionRow | undefined> =>
  lockFirst(trx)
    .where('executions.status', '=', 'Pending')
    .where('executions.account_id', '=', account_id)
    .where('executions.lane', '=', lane)
    .where('executions.ready_time', '<=', now)
    .orderBy('executions.ready_time')
    .orderBy('executions.execution_id')
    .executeTakeFirst();

/**
 * Locks executions that are ready by the time and whose reports ask the same query for the same account, with
 * these reports, passing over those that others hold.
 */
export const lockAlike = (
  trx: Db,
  {
    report,
    readyBy,
    limit,
  }: { readonly report: ReportRow; readonly readyBy: string; readonly limit: number },
): Promise<ExecutionRow[]> =>
  lockReports(trx)
    .where('reports.account_id', '=', report.account_id)
    .where('reports.query_id', '=', report.query_id)
    // As expressions, or else SQLite looks through all that is ready instead of the few reports.
    .where(sql<string>`executions.status || ''`, '=', 'Pending')
    .where(sql<string>`executions.ready_time || ''`, '<=', readyBy)
    .limit(limit)
    .execute();

/** Locks a running execution whose lease has run out, with its report; undefined when there is none. */
export const lockExpired = (trx: Db, now: string): Promise<ExecutionRow | undefined> =>
  lockFirst(trx)
    .where('executions.status', '=', 'Running')
    .where('executions.lease_expires_time', '<=', now)
    .orderBy('executions.lease_expires_time')
    .executeTakeFirst();

const lockFirst = (trx: Db) => lockReports(trx).limit(1);

/** Both rows at once: whoever changes an execution holds its report. */
const lockReports = (trx: Db) =>
  trx
    .selectFrom('executions')
    .innerJoin('reports', 'reports.report_id', 'executions.report_id')
    .selectAll('executions')
    .forUpdate(['executions', 'reports'])
    .skipLocked();

export const hasExpired = async (db: Db, now: string): Promise<boolean> =>
  (await db
    .selectFrom('executions')
    .select('execution_id')
    .where('status', '=', 'Running')
    .where('lease_expires_time', '<=', now)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** How many executions of the account are under way; with a lane, of that lane. */
export const countRunning = async (
  db: Db,
  { accountId, lane }: { readonly accountId: string; readonly lane?: string },
): Promise<number> => {
  let query = db
    .selectFrom('executions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('status', '=', 'Running');
  if (lane !== undefined) query = query.where('lane', '=', lane);
  return (await query.executeTakeFirstOrThrow()).count;
};

/** How many of its account's executions are ready and come before it. */
export const countReadyBefore = async (
  db: Db,
  { account_id, ready_time, execution_id }: ExecutionRow,
): Promise<number> =>
  (
    await db
      .selectFrom('executions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('account_id', '=', account_id)
      .where('status', '=', 'Pending')
      .where((is) =>
        is.or([
          is('ready_time', '<', ready_time),
          is.and([is('ready_time', '=', ready_time), is('execution_id', '<', execution_id)]),
        ]),
      )
      .executeTakeFirstOrThrow()
  ).count;
