import type { WorkerRow } from '../../store/schema.ts';
import { listHeldExecutions, type WatchedExecution } from '../../store/watched-executions.ts';
import { listWorkers as listRows } from '../../store/workers.ts';
import type { ReportsContext } from '../context.ts';
import { LOST_SECONDS } from './worker-presence.ts';

export const workerStates = ['busy', 'idle', 'lost'] as const;
export type WorkerState = (typeof workerStates)[number];

export interface WorkerView {
  readonly workerId: string;
  /** `lost`: it has told nothing for a minute. */
  readonly workerStatus: WorkerState;
  /** Null, as the next four, for one that has never told of itself and holds something. */
  readonly host: string | null;
  readonly processId: number | null;
  readonly version: string | null;
  /** Executions that it runs at once. */
  readonly concurrency: number | null;
  readonly startedTime: string | null;
  readonly seenTime: string | null;
  readonly executions: readonly HeldView[];
}

/** An execution under way. */
export interface HeldView {
  readonly executionId: string;
  readonly reportId: string;
  readonly reportName: string;
  readonly tenantId: string;
  readonly partnerName: string | null;
  readonly lane: string;
  readonly attempts: number;
  readonly startedTime: string | null;
  /** Not prolonged by then, it goes to another worker. */
  readonly leaseExpiresTime: string | null;
}

/** More than any installation has; one that dies again and again leaves many behind. */
const MOST_WORKERS = 1000;
const MOST_HELD = 2000;

type Context = Pick<ReportsContext, 'store' | 'clock' | 'wallClock'>;

/** Those that told of themselves within a day, and those that hold a lease without having done so. */
export async function listWorkers(context: Context): Promise<WorkerView[]> {
  const { db } = context.store;
  const [rows, held] = await Promise.all([
    listRows(db, MOST_WORKERS),
    listHeldExecutions(db, MOST_HELD),
  ]);
  const byOwner = Map.groupBy(held, ({ lease_owner }) => lease_owner ?? '');
  const told = rows.map((row) => toldView(row, byOwner.get(row.worker_id) ?? [], context));
  const known = new Set(rows.map(({ worker_id }) => worker_id));
  const silent = [...byOwner]
    .filter(([owner]) => !known.has(owner))
    .map(([owner, executions]) => silentView(owner, executions, context));
  return [...told, ...silent];
}

function toldView(
  row: WorkerRow,
  held: readonly WatchedExecution[],
  { wallClock }: Context,
): WorkerView {
  const silentMs = wallClock.now().getTime() - Date.parse(row.seen_time);
  const isLost = silentMs > LOST_SECONDS * 1000;
  return {
    workerId: row.worker_id,
    workerStatus: isLost ? 'lost' : held.length > 0 ? 'busy' : 'idle',
    host: row.host,
    processId: row.process_id,
    version: row.version,
    concurrency: row.concurrency,
    startedTime: row.started_time,
    seenTime: row.seen_time,
    executions: held.map(toHeld),
  };
}

/** A worker of an older version, or one whose words are swept: its leases alone tell of it. */
function silentView(
  workerId: string,
  held: readonly WatchedExecution[],
  { clock }: Context,
): WorkerView {
  const now = clock.now().toISOString();
  const isAlive = held.some(({ lease_expires_time }) => (lease_expires_time ?? '') > now);
  return {
    ...{ workerId, workerStatus: isAlive ? 'busy' : 'lost' },
    ...{ host: null, processId: null, version: null, concurrency: null },
    ...{ startedTime: null, seenTime: null },
    executions: held.map(toHeld),
  };
}

const toHeld = (row: WatchedExecution): HeldView => ({
  executionId: row.execution_id,
  reportId: row.report_id,
  reportName: row.name,
  tenantId: row.tenant_id,
  partnerName: row.partner_name,
  lane: row.lane,
  attempts: row.attempts,
  startedTime: row.started_time,
  leaseExpiresTime: row.lease_expires_time,
});
