import { toWireTime } from '../../kernel/interval.ts';
import type { ExecutionRow } from '../../store/schema.ts';

type Times = Pick<
  ExecutionRow,
  'status' | 'due_time' | 'ready_time' | 'started_time' | 'ended_time' | 'attempts'
>;

/** What the times of an execution tell: when, how late, how long. */
export const runTimes = (row: Times) => ({
  dueTime: toWireTime(new Date(row.due_time)),
  startedTime: wire(row.started_time),
  endedTime: wire(row.ended_time),
  lateSeconds: secondsBetween(row.due_time, row.started_time),
  runSeconds: secondsBetween(row.started_time, row.ended_time),
  retryTime: row.status === 'Pending' && row.attempts > 0 ? wire(row.ready_time) : null,
});

/** A worker's clock may be a little behind: nothing starts before it is due. */
const secondsBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

const wire = (time: string | null): string | null => time && toWireTime(new Date(time));
