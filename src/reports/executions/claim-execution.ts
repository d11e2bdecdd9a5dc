import {
  countRunning,
  findReadyLanes,
  hasReady,
  lockReady,
  type ReadyLane,
} from '../../store/execution-queue.ts';
import { lockAccount } from '../../store/partners.ts';
import { reportById } from '../../store/reports.ts';
import type { Db } from '../../store/schema.ts';
import type { ClaimContext, RunLimits } from '../context.ts';
import type { Claim, Lease } from './lease.ts';
import { startDue } from './start-due.ts';

/**
 * Takes an execution that is ready, or answers null when there is none in these lanes. Partner
 * accounts take turns: whose last run started longest ago comes first, and none has more than
 * `accountConcurrency` under way. Due times that were missed are settled on the way.
 */
export async function claimExecution(
  context: ClaimContext,
  lease: Lease,
  lanes: readonly string[],
): Promise<Claim | null> {
  while (true) {
    // Looked at first without locks: an idle worker is in nobody's way.
    if (!(await hasReady(context.store.db, context.clock.now().toISOString()))) return null;
    const outcome = await context.store.transaction((trx) => claimNext(context, trx, lease, lanes));
    if (outcome !== 'skipped') return outcome;
  }
}

/** `skipped`: one was looked at and is not run. */
async function claimNext(
  context: ClaimContext,
  trx: Db,
  lease: Lease,
  lanes: readonly string[],
): Promise<Claim | 'skipped' | null> {
  const now = context.clock.now();
  for (const turn of await findReadyLanes(trx, now.toISOString(), lanes)) {
    if (turn.running >= context.limits.accountConcurrency) continue;
    const waiting = await lockReady(trx, turn, now.toISOString());
    if (!waiting || (await isFull(trx, turn, context.limits))) continue;
    const report = await reportById(trx, waiting.report_id);
    if (report) return startDue(context, trx, { execution: waiting, report }, lease, now);
  }
  return null;
}

/** Counted again with the account held: other workers claim at the same time. */
async function isFull(trx: Db, { account_id }: ReadyLane, limits: RunLimits): Promise<boolean> {
  await lockAccount(trx, account_id);
  return (await countRunning(trx, account_id)) >= limits.accountConcurrency;
}
