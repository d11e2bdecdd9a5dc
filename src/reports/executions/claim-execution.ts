import { setImmediate as breathe } from 'node:timers/promises';
import { countRunning, hasReady, lockReady, type ReadyLane } from '../../store/execution-queue.ts';
import { lockAccount } from '../../store/partners.ts';
import { reportById } from '../../store/reports.ts';
import type { Db } from '../../store/schema.ts';
import type { ClaimContext, RunLimits } from '../context.ts';
import type { Claim, Lease } from './lease.ts';
import type { SeenTurns } from './seen-turns.ts';
import { type Looking, settingAside } from './set-aside.ts';
import { startDue } from './start-due.ts';
import { turnsToTry } from './turns-to-try.ts';

/** Why nothing was claimed: nothing is ready, or only what must wait for others to end. */
export type NothingClaimed = 'idle' | 'blocked';

/**
 * Takes an execution that is ready in one of these lanes. Partner accounts take turns: whose last run
 * started longest ago comes first, and none has more than `accountConcurrency` under way. Due times
 * that were missed are settled on the way. One that cannot even be started is set aside for a while,
 * so that it never holds up the others; the call then throws what stood in its way. With `seen` a look at
 * a long queue serves several claims of the worker.
 */
export async function claimExecution(
  context: ClaimContext,
  lease: Lease,
  lanes: readonly string[],
  seen?: SeenTurns,
): Promise<Claim | NothingClaimed> {
  while (true) {
    // Looked at first without locks: an idle worker is in nobody's way.
    if (!(await hasReady(context.store.db, context.clock.now().toISOString()))) return 'idle';
    const outcome = await settingAside(context, notStarted, (looking) =>
      // A claim that a power cut undoes is made again: nobody has been told of anything.
      context.store.transaction((trx) => claimNext(context, trx, { lease, lanes, seen }, looking), {
        durable: false,
      }),
    );
    if (outcome !== 'skipped') return outcome;
    await breathe();
  }
}

const notStarted = (ready_time: string) => ({
  ready_time,
  failure_reason: 'It could not be started, for a reason on our side. Another try follows.',
});

interface Claiming {
  readonly lease: Lease;
  readonly lanes: readonly string[];
  readonly seen: SeenTurns | undefined;
}

/** `skipped`: one was looked at and is not run. */
async function claimNext(
  context: ClaimContext,
  trx: Db,
  { lease, lanes, seen }: Claiming,
  looking: Looking,
): Promise<Claim | 'skipped' | 'blocked'> {
  const now = context.clock.now();
  for await (const turn of turnsToTry(trx, now.toISOString(), lanes, seen)) {
    if (isFull(turn, context.limits)) continue;
    const waiting = await lockReady(trx, turn, now.toISOString());
    if (!waiting || isFull(await countAgain(trx, turn), context.limits)) continue;
    looking.at = waiting;
    const report = await reportById(trx, waiting.report_id);
    if (report) return startDue(context, trx, { execution: waiting, report }, lease, now);
  }
  return 'blocked';
}

/** Large runs leave one of the account's places to its small ones, where it has more than one. */
function isFull(
  { lane, running, running_in_lane }: ReadyLane,
  { accountConcurrency }: RunLimits,
): boolean {
  const places = lane === 'large' ? Math.max(1, accountConcurrency - 1) : accountConcurrency;
  return running >= accountConcurrency || running_in_lane >= places;
}

/** With the account held: other workers claim at the same time. */
async function countAgain(trx: Db, turn: ReadyLane): Promise<ReadyLane> {
  const { account_id: accountId, lane } = turn;
  await lockAccount(trx, accountId);
  return {
    ...turn,
    running: await countRunning(trx, { accountId }),
    running_in_lane: await countRunning(trx, { accountId, lane }),
  };
}
