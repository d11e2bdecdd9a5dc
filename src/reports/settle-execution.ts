import { EngineError } from '../engine/engine.ts';
import { PublicError } from '../kernel/errors.ts';
import { updateFenced } from '../store/executions.ts';
import { reportById, updateReportRow } from '../store/reports.ts';
import type { Db, ExecutionRow } from '../store/schema.ts';
import { type Claim, waitingState } from './claim-execution.ts';
import { retryDelaySeconds, transition } from './execution-state.ts';
import { reschedule } from './reschedule.ts';
import type { Produced, RunContext } from './run-execution.ts';

export type Settled = 'completed' | 'failed' | 'retrying' | 'lease-lost';

/** Records the finished file, and with it the report's next execution; one transaction. */
export function completeExecution(
  context: RunContext,
  claim: Claim,
  produced: Produced,
): Promise<Settled> {
  const now = context.clock.now();
  const keptUntil = now.getTime() + context.limits.fileRetentionDays * 86_400_000;
  return settle(context, claim, 'completed', {
    status: transition('Running', 'complete'),
    ended_time: now.toISOString(),
    snapshot_id: produced.snapshotId,
    redacted: produced.redacted ? 1 : 0,
    rows: produced.rows,
    file_key: produced.file.key,
    file_bytes: produced.file.bytes,
    plain_bytes: produced.file.plainBytes,
    sha256: produced.file.sha256,
    file_expires_time: new Date(keptUntil).toISOString(),
  });
}

/** Records a failed try: another one later, or Failed with its reason when no try is left. */
export function failExecution(context: RunContext, claim: Claim, error: unknown): Promise<Settled> {
  const { attempts } = claim.execution;
  const now = context.clock.now();
  if (!(error instanceof PublicError) && attempts < context.limits.maximumAttempts) {
    const again = new Date(now.getTime() + retryDelaySeconds(attempts) * 1000);
    return settle(context, claim, 'retrying', {
      not_before_time: again.toISOString(),
    });
  }
  return settle(context, claim, 'failed', {
    status: transition('Running', 'fail'),
    ended_time: now.toISOString(),
    failure_reason: failureReason(error, Math.min(attempts, context.limits.maximumAttempts)),
  });
}

/** A sentence for the report's owner; internals stay in the log. */
function failureReason(error: unknown, attempts: number): string {
  if (error instanceof PublicError) return error.message;
  const tries = `Gave up after ${attempts} ${attempts === 1 ? 'try' : 'tries'}`;
  if (!(error instanceof EngineError)) return `${tries}: the report could not be written.`;
  const causes: Record<EngineError['failure'], string> = {
    'out-of-memory':
      'the query needs more memory than one run may use. Select fewer columns or a shorter TIMESPAN.',
    'disk-full': 'the disk of the service is full.',
    'process-lost': 'the query engine stopped while it was running.',
    other: 'the query engine could not run the query.',
  };
  return `${tries}: ${causes[error.failure]}`;
}

async function settle(
  context: RunContext,
  { execution, report }: Claim,
  settled: Settled,
  change: Partial<ExecutionRow>,
): Promise<Settled> {
  const held = { executionId: execution.execution_id, fence: execution.fence };
  return context.store.transaction(async (transaction) => {
    const released = {
      ...(settled === 'retrying' && { status: await waitingState(transaction, report.report_id) }),
      ...change,
      lease_owner: null,
      lease_expires_time: null,
    };
    if (!(await updateFenced(transaction, held, released))) return 'lease-lost';
    if (settled !== 'retrying') await prepareNext(context, transaction, report.report_id);
    return settled;
  });
}

/** Reads the report anew: it may have been paused or moved while it ran. */
async function prepareNext(context: RunContext, db: Db, reportId: string): Promise<void> {
  const report = await reportById(db, reportId);
  if (!report) return;
  if (report.execute_now === 1) await updateReportRow(db, reportId, { status: 'Inactive' });
  else await reschedule(db, report, context.clock.now(), context.newId);
}
