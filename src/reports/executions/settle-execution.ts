import { PublicError } from '../../kernel/errors.ts';
import { updateHeld } from '../../store/executions.ts';
import { lockReport, updateReportRow } from '../../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { isOwnerGone } from '../authorize-owner.ts';
import type { RunContext } from '../context.ts';
import { retryDelaySeconds, transition } from './execution-state.ts';
import { failureReason } from './failure-reason.ts';
import { type Claim, waitingState } from './lease.ts';
import { endReport, recordRun } from './record-run.ts';
import { type RunSize, sizeOfRun } from './run-size.ts';
import { ensureNext, findWaiting, heldBy } from './schedule.ts';

export type Settled = 'completed' | 'failed' | 'retrying' | 'lease-lost';

export type SettleContext = Pick<
  RunContext,
  'catalog' | 'clock' | 'newId' | 'random' | 'store' | 'audit' | 'countRows' | 'limits'
>;

/** Records a failed try: another one later, or Failed with its reason when no try is left. */
export function failExecution(
  context: SettleContext,
  claim: Claim,
  error: unknown,
): Promise<Settled> {
  const { attempts } = claim.execution;
  const now = context.clock.now();
  const { maximumAttempts } = context.limits;
  const isFinal = isPermanent(error) || attempts >= maximumAttempts;
  const failure_reason = failureReason(error, isFinal ? attempts : null);
  if (isFinal) {
    const change = {
      status: transition('Running', 'fail'),
      ended_time: now.toISOString(),
      failure_reason,
    };
    return settle(context, claim, 'failed', change, isOwnerGone(error));
  }
  const wait = retryDelaySeconds(attempts, context.random) * 1000;
  return settle(context, claim, 'retrying', {
    ready_time: new Date(now.getTime() + wait).toISOString(),
    failure_reason,
  });
}

/** The request itself is at fault: another try would fail alike. */
const isPermanent = (error: unknown): boolean => error instanceof PublicError && error.status < 500;

async function settle(
  context: SettleContext,
  claim: Claim,
  settled: Settled,
  change: Partial<ExecutionRow>,
  isLast = false,
): Promise<Settled> {
  const size =
    settled === 'retrying'
      ? claim.execution
      : await sizeOfRun(context, claim.report, claim.execution);
  return context.store.transaction(async (trx) => {
    const { execution } = claim;
    const report = await lockReport(trx, execution.report_id);
    const released = {
      ...(settled === 'retrying' && { status: waitingState(report) }),
      ...change,
      lease_owner: null,
      lease_expires_time: null,
    };
    if (!report || !(await updateHeld(trx, heldBy(execution), released))) {
      return 'lease-lost';
    }
    const recorded = { ...execution, ...released };
    if (settled === 'retrying') return settled;
    await recordRun(context, trx, report, recorded);
    if (isLast) await endReport(context, trx, report, recorded);
    else await prepareNext(context, trx, report, { execution, size });
    return settled;
  });
}

/** What comes after an execution that has ended; the report is as it stands now. */
export async function prepareNext(
  context: Pick<RunContext, 'newId'>,
  trx: Db,
  report: ReportRow,
  { execution, size }: { readonly execution: ExecutionRow; readonly size: RunSize },
): Promise<void> {
  if (report.execute_now === 1) {
    if (!(await findWaiting(trx, report.report_id)))
      await updateReportRow(trx, report.report_id, { status: 'Inactive' });
    return;
  }
  await ensureNext(context, trx, report, { after: new Date(execution.due_time), size });
}
