import { setImmediate as breathe } from 'node:timers/promises';
import { EngineError } from '../../engine/engine.ts';
import { hasExpired, lockExpired } from '../../store/execution-queue.ts';
import { updateHeld } from '../../store/executions.ts';
import { reportById } from '../../store/reports.ts';
import type { Db, ExecutionRow } from '../../store/schema.ts';
import type { RunContext } from '../context.ts';
import { retryDelaySeconds, transition } from './execution-state.ts';
import { failureReason } from './failure-reason.ts';
import { waitingState } from './lease.ts';
import { heldBy } from './schedule.ts';
import { type Looking, settingAside } from './set-aside.ts';
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
    const found = await settingAside(context, leftToItsWorker, (looking) =>
      context.store.transaction((trx) => expireOne(context, trx, looking)),
    );
    if (!found) break;
    expired += 1;
    await breathe();
  }
  return expired;
}

const leftToItsWorker = (lease_expires_time: string) => ({ lease_expires_time });

async function expireOne(context: ExpireContext, trx: Db, looking: Looking): Promise<boolean> {
  const now = context.clock.now();
  const lost = await lockExpired(trx, now.toISOString());
  if (!lost) return false;
  looking.at = lost;
  const report = await reportById(trx, lost.report_id);
  const hasTriesLeft = lost.attempts < context.limits.maximumAttempts;
  const change = hasTriesLeft
    ? { ...backToWaiting(context, lost, now), status: waitingState(report) }
    : failed(lost.attempts, now);
  // The higher fence shuts the worker out, should it still live.
  const released = { fence: lost.fence + 1, lease_owner: null, lease_expires_time: null };
  await updateHeld(trx, heldBy(lost), { ...change, ...released });
  if (report && !hasTriesLeft) {
    await prepareNext(context, trx, report, { execution: lost, size: lost });
  }
  return true;
}

const workerLost = new EngineError('process-lost', 'the lease ran out');

/** The first time at once. A second may be the run's own fault: it and its neighbours come back apart. */
function backToWaiting(
  { random }: ExpireContext,
  lost: ExecutionRow,
  now: Date,
): Partial<ExecutionRow> {
  const wait = lost.attempts > 1 ? retryDelaySeconds(lost.attempts - 1, random) * 1000 : 0;
  return {
    ready_time: new Date(now.getTime() + wait).toISOString(),
    failure_reason: failureReason(workerLost, null),
  };
}

const failed = (attempts: number, now: Date): Partial<ExecutionRow> => ({
  status: transition('Running', 'fail'),
  ended_time: now.toISOString(),
  failure_reason: failureReason(workerLost, attempts),
});
