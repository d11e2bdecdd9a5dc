import { insertExecution, updateHeld } from '../../store/executions.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { ClaimContext, RunLimits } from '../context.ts';
import { type CatchUpPolicy, type CatchUpRules, catchUp } from './catch-up.ts';
import { transition } from './execution-state.ts';
import { type Claim, type Lease, leaseEnd } from './lease.ts';
import { newExecution } from './new-execution.ts';
import { dueTimesSince, ensureNext, heldBy, skipTimes } from './schedule.ts';

/**
 * Claims an execution that is ready and locked, after settling the due times of its report that were
 * missed. `skipped`: nothing is run now, or another execution of the report is due by now.
 */
export async function startDue(
  context: ClaimContext,
  trx: Db,
  due: Claim,
  lease: Lease,
  now: Date,
): Promise<Claim | 'skipped'> {
  const { execution: waiting, report } = due;
  if (report.status === 'Paused') {
    await updateHeld(trx, heldBy(waiting), { status: transition(waiting.status, 'pause') });
    return 'skipped';
  }
  const isFirstTry = waiting.started_time === null;
  if (report.execute_now === 1 || !isFirstTry) return start(trx, due, lease, now);
  const times = await dueTimesSince(trx, report, waiting, now, context.limits);
  const { skipped, run } = catchUp(times, now, catchUpRules(report, context.limits));
  for (const { times, reason } of skipped) {
    await skipTimes(context, trx, report, waiting, { times, reason, now });
  }
  if (!run) {
    await ensureNext(context, trx, report, { after: now, size: waiting });
    return 'skipped';
  }
  const execution = {
    ...(await executionDue(context, trx, due, run.due)),
    caught_up_from_time: run.caughtUpFrom?.toISOString() ?? null,
  };
  return start(trx, { execution, report }, lease, now);
}

/** The waiting execution itself, or a new one for the later due time that is run instead. */
async function executionDue(
  { newId }: ClaimContext,
  trx: Db,
  { execution: waiting, report }: Claim,
  due: Date,
): Promise<ExecutionRow> {
  if (waiting.due_time === due.toISOString()) return waiting;
  const row = newExecution(newId(), report, due, waiting);
  await insertExecution(trx, row);
  return row;
}

async function start(trx: Db, { execution, report }: Claim, lease: Lease, now: Date) {
  const claimed = {
    status: transition(execution.status, 'claim'),
    attempts: execution.attempts + 1,
    fence: execution.fence + 1,
    caught_up_from_time: execution.caught_up_from_time,
    lease_owner: lease.owner,
    lease_expires_time: leaseEnd(now, lease),
    started_time: now.toISOString(),
  };
  await updateHeld(trx, heldBy(execution), claimed);
  return { execution: { ...execution, ...claimed }, report };
}

export const catchUpRules = (
  report: Pick<ReportRow, 'catch_up' | 'catch_up_window_hours'>,
  limits: Pick<RunLimits, 'catchUp' | 'catchUpWindowHours' | 'misfireGraceMinutes'>,
): CatchUpRules => ({
  policy: (report.catch_up ?? limits.catchUp) as CatchUpPolicy,
  windowHours: report.catch_up_window_hours ?? limits.catchUpWindowHours,
  graceMinutes: limits.misfireGraceMinutes,
});
