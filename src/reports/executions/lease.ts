import { isHeld, updateHeld } from '../../store/executions.ts';
import { lockReport } from '../../store/reports.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { RunContext } from '../context.ts';
import { type ExecutionState, transition } from './execution-state.ts';
import { heldBy } from './schedule.ts';

/** An execution that this worker owns for as long as it keeps the lease. */
export interface Claim {
  readonly execution: ExecutionRow;
  readonly report: ReportRow;
}

export interface Lease {
  readonly owner: string;
  readonly seconds: number;
}

/** Prolongs the lease. False: somebody else owns the execution by now, or it is cancelled or deleted. */
export const keepLease = (
  { clock, store }: Pick<RunContext, 'clock' | 'store'>,
  { execution }: Claim,
  lease: Lease,
): Promise<boolean> => {
  transition(execution.status, 'heartbeat');
  return updateHeld(store.db, heldBy(execution), {
    lease_expires_time: leaseEnd(clock.now(), lease),
  });
};

/**
 * Whether the worker owns the execution, and will for half a lease at least: prolongs it only where less
 * than that is left of the one it was claimed with, since writing waits for the disk.
 */
export const ownsLease = async (
  context: Pick<RunContext, 'clock' | 'store'>,
  claim: Claim,
  lease: Lease,
): Promise<boolean> => {
  const enough = context.clock.now().getTime() + (lease.seconds * 1000) / 2;
  const isFresh = Date.parse(claim.execution.lease_expires_time ?? '') >= enough;
  return isFresh ? holdsLease(context, claim) : keepLease(context, claim, lease);
};

/** Whether the execution is still its worker's, without prolonging anything. */
export const holdsLease = (
  { store }: Pick<RunContext, 'store'>,
  { execution }: Claim,
): Promise<boolean> => isHeld(store.db, heldBy(execution));

/** Gives an execution back unfinished, without counting the try: the worker is stopping. */
export const releaseClaim = (
  { store }: Pick<RunContext, 'store'>,
  { execution, report }: Claim,
): Promise<boolean> =>
  store.transaction(async (trx) => {
    const locked = await lockReport(trx, report.report_id);
    return updateHeld(trx, heldBy(execution), {
      status: waitingState(locked),
      attempts: execution.attempts - 1,
      lease_owner: null,
      lease_expires_time: null,
    });
  });

/** How an execution waits that goes back to waiting; the report is read anew, and held. */
export function waitingState(report: ReportRow | undefined): ExecutionState {
  const waiting = transition('Running', 'retry');
  return report?.status === 'Paused' ? transition(waiting, 'pause') : waiting;
}

export const leaseEnd = (now: Date, { seconds }: Lease): string =>
  new Date(now.getTime() + seconds * 1000).toISOString();
