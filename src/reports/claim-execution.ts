import type { Clock } from '../kernel/clock.ts';
import { findClaimable, updateFenced } from '../store/executions.ts';
import type { Store } from '../store/open-store.ts';
import { reportById } from '../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../store/schema.ts';
import { type ExecutionState, transition } from './execution-state.ts';

/** An execution that this worker owns for as long as it keeps the lease. */
export interface Claim {
  readonly execution: ExecutionRow;
  readonly report: ReportRow;
}

export interface Lease {
  readonly owner: string;
  readonly seconds: number;
}

/** Takes the due execution that has waited longest, or one whose worker is gone; null when idle. */
export async function claimExecution(
  { clock, store }: { clock: Clock; store: Store },
  lease: Lease,
): Promise<Claim | null> {
  // Looked at first without the write lock: an idle worker is in nobody's way.
  if (!(await findClaimable(store.db, clock.now().toISOString()))) return null;
  return store.transaction(async (transaction) => {
    const now = clock.now();
    const waiting = await findClaimable(transaction, now.toISOString());
    const report = waiting && (await reportById(transaction, waiting.report_id));
    if (!waiting || !report) return null;
    const free =
      waiting.status === 'Running' ? transition(waiting.status, 'expire') : waiting.status;
    const claimed = {
      status: transition(free, 'claim'),
      attempts: waiting.attempts + 1,
      fence: waiting.fence + 1,
      lease_owner: lease.owner,
      lease_expires_time: leaseEnd(now, lease),
      started_time: now.toISOString(),
    };
    await updateFenced(
      transaction,
      { executionId: waiting.execution_id, fence: waiting.fence },
      claimed,
    );
    return { execution: { ...waiting, ...claimed }, report };
  });
}

/** Prolongs the lease. False: somebody else owns the execution by now, or it is deleted. */
export const keepLease = (
  { clock, store }: { clock: Clock; store: Store },
  { execution }: Claim,
  lease: Lease,
): Promise<boolean> =>
  updateFenced(
    store.db,
    { executionId: execution.execution_id, fence: execution.fence },
    { lease_expires_time: leaseEnd(clock.now(), lease) },
  );

/** Gives an execution back unfinished, without counting the try: the worker is stopping. */
export const releaseClaim = (store: Store, { execution, report }: Claim): Promise<boolean> =>
  store.transaction(async (transaction) =>
    updateFenced(
      transaction,
      { executionId: execution.execution_id, fence: execution.fence },
      {
        status: await waitingState(transaction, report.report_id),
        attempts: execution.attempts - 1,
        lease_owner: null,
        lease_expires_time: null,
        started_time: null,
      },
    ),
  );

/** How an execution waits that goes back to waiting: its report may have been paused meanwhile. */
export async function waitingState(db: Db, reportId: string): Promise<ExecutionState> {
  const waiting = transition('Running', 'retry');
  const report = await reportById(db, reportId);
  return report?.status === 'Paused' ? transition(waiting, 'pause') : waiting;
}

const leaseEnd = (now: Date, { seconds }: Lease): string =>
  new Date(now.getTime() + seconds * 1000).toISOString();
