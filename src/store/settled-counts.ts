import { type RawBuilder, SqliteAdapter, sql } from 'kysely';
import type { Db } from './schema.ts';

/** How long one slot of time is. */
export type SlotMinutes = 15 | 60 | 1440;

export interface Period {
  /** At or after. */
  readonly from: string;
  /** Before. */
  readonly to: string;
  readonly minutes: SlotMinutes;
}

export interface SettledCount {
  /** As `slotOf` writes it. */
  readonly slot: string;
  readonly status: string;
  readonly count: number;
}

export interface SlotLateness {
  readonly slot: string;
  /** Seconds from when the execution was ready to when its last try started, by nearest rank. */
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

/** Which slot an instant lies in: such as `2026-03-01`, `2026-03-01T04` or `2026-03-01T04/3`. */
export function slotOf(time: string, minutes: SlotMinutes): string {
  if (minutes === 1440) return time.slice(0, 10);
  const hour = time.slice(0, 13);
  return minutes === 60 ? hour : `${hour}/${Math.trunc(Number(time.slice(14, 16)) / 15)}`;
}

const slotSql = (minutes: SlotMinutes): RawBuilder<string> => {
  if (minutes === 1440) return sql`substr(ended_time, 1, 10)`;
  if (minutes === 60) return sql`substr(ended_time, 1, 13)`;
  return sql`substr(ended_time, 1, 13) || '/' ||
    cast(cast(substr(ended_time, 15, 2) as integer) / 15 as text)`;
};

/** How many executions ended in which way, by slot and status; slots without any are left out. */
export const countSettled = (db: Db, { from, to, minutes }: Period): Promise<SettledCount[]> =>
  db
    .selectFrom('executions')
    .select(({ fn }) => [slotSql(minutes).as('slot'), 'status', fn.countAll<number>().as('count')])
    .where('ended_time', '>=', from)
    .where('ended_time', '<', to)
    // By place: an expression with its own parameters is another one to PostgreSQL.
    .groupBy([sql`1`, 'status'])
    .execute();

/** How late the runs started that ended in each slot; slots without any are left out. */
export async function readLateness(db: Db, { from, to, minutes }: Period): Promise<SlotLateness[]> {
  const { rows } = await sql<SlotLateness>`
    select slot, min(case when place >= 0.5 * runs then late end) as p50,
      min(case when place >= 0.95 * runs then late end) as p95, max(late) as most
    from (
      select slot, late, row_number() over (partition by slot order by late) as place,
        count(*) over (partition by slot) as runs
      from (
        select ${slotSql(minutes)} as slot, ${secondsSql(db)} as late from executions
        where ended_time >= ${from} and ended_time < ${to}
          and status in ('Completed', 'Failed') and started_time is not null
      ) as run
    ) as ranked
    group by slot`.execute(db);
  return rows;
}

/** The one thing here that the two kinds of database say differently. */
const secondsSql = (db: Db): RawBuilder<number> =>
  db.getExecutor().adapter instanceof SqliteAdapter
    ? sql`unixepoch(started_time, 'subsec') - unixepoch(ready_time, 'subsec')`
    : sql`extract(epoch from started_time::timestamptz - ready_time::timestamptz)::float8`;
