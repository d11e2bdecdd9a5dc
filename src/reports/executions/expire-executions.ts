import { setImmediate as breathe } from 'node:timers/promises';
import { EngineError } from '../../engine/engine.ts';
import { hasExpired, lockExpired } from '../../store/execution-queue.ts';
import { updateHeld } from '../../store/executions.ts';
import { reportById } from '../../store/reports.ts';
import type { Db, ExecutionRow } from '../../store/schema.ts';
import type { RunContext } from '../context.ts';
import { isStoreUnavailable } from '../store-unavailable.ts';
import { retryDelaySeconds, transition } from './execution-state.ts';
import { failureReason } from './failure-reason.ts';
import { waitingState } from './lease.ts';
import { heldBy } from './schedule.ts';
import { prepareNext } from './settle-execution.ts';

type ExpireContext = Pick<RunContext, 'clock' | 'newId' | 'random' | 'store' | 'limits'>;

/**
 * Takes the executions whose lease has run out from their workers, which are taken for dead. A worker
 * that dies without a word has used up a try: once none is left the execution has failed. Answers how
 * many there were.
 */
export async function expireExecutions(context: ExpireContext): Promise<number> {
  let expired = 0;
  while (await hasExpired(context.store.db, context.clock.now().toISOString())) {
    const looking: { at?: ExecutionRow } = {};
    try {
      const found = await context.store.transaction((trx) => expireOne(context, trx, looking));
      if (!found) break;
    } catch (error) {
      await setAside(context, looking.at, error);
      throw error;
    }
    expired += 1;
    await breathe();
  }
  return expired;
}

const ASIDE_MILLISECONDS = 5 * 60_000;

/** One that cannot be taken over must not keep the others with their dead workers. */
async function setAside(
  { clock, store }: ExpireContext,
  at: ExecutionRow | undefined,
  error: unknown,
): Promise<void> {
  if (!at || isStoreUnavailable(error)) return;
  const later = new Date(clock.now().getTime() + ASIDE_MILLISECONDS);
  await updateHeld(store.db, heldBy(at), { lease_expires_time: later.toISOString() });
}

async function expireOne(
  context: ExpireContext,
  trx: Db,
  looking: { at?: ExecutionRow },
): Promise<boolean> {
  const now = context.clock.now();
  const lost = await lockExpired(trx, now.toISOString());
  if (!lost) return false;
  looking.at = lost;
  const hasTriesLeft = lost.attempts < context.limits.maximumAttempts;
  const change = hasTriesLeft
    ? await backToWaiting(context, trx, lost, now)
    : failed(lost.attempts, now);
  // The higher fence shuts the worker out, should it still live.
  const released = { fence: lost.fence + 1, lease_owner: null, lease_expires_time: null };
  await updateHeld(trx, heldBy(lost), { ...change, ...released });
  const report = await reportById(trx, lost.report_id);
  if (report && !hasTriesLeft) {
    await prepareNext(context, trx, report, { execution: lost, size: lost });
  }
  return true;
}

const workerLost = new EngineError('process-lost', 'the lease ran out');

/** The first time at once. A second may be the run's own fault: it and its neighbours come back apart. */
async function backToWaiting(
  { random }: ExpireContext,
  trx: Db,
  lost: ExecutionRow,
  now: Date,
): Promise<Partial<ExecutionRow>> {
  const wait = lost.attempts > 1 ? retryDelaySeconds(lost.attempts - 1, random) * 1000 : 0;
  return {
    status: await waitingState(trx, lost.report_id),
    ready_time: new Date(now.getTime() + wait).toISOString(),
    failure_reason: failureReason(workerLost, null),
  };
}

const failed = (attempts: number, now: Date): Partial<ExecutionRow> => ({
  status: transition('Running', 'fail'),
  ended_time: now.toISOString(),
  failure_reason: failureReason(workerLost, attempts),
});
