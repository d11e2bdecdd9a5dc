import { errorText } from '../kernel/errors.ts';
import { type Claim, keepLease, releaseClaim } from '../reports/claim-execution.ts';
import { runExecution } from '../reports/run-execution.ts';
import { completeExecution, failExecution, type Settled } from '../reports/settle-execution.ts';
import type { WorkerOptions } from './worker-options.ts';

/** Runs a claimed execution to its end and records what became of it. */
export async function processClaim(
  options: WorkerOptions,
  claim: Claim,
  stopping: AbortSignal,
): Promise<void> {
  const logger = options.logger.child({
    executionId: claim.execution.execution_id,
    reportId: claim.report.report_id,
    attempt: claim.execution.attempts,
  });
  const lost = new AbortController();
  const heartbeat = startHeartbeat(options, claim, lost);
  try {
    const settled = await runAndSettle(options, claim, AbortSignal.any([stopping, lost.signal]));
    logger.info({ settled }, 'execution settled');
  } catch (error) {
    if (lost.signal.aborted)
      logger.warn({}, 'the lease was lost: another worker owns the execution, or it is deleted');
    else if (stopping.aborted) await releaseClaim(options.context.store, claim);
    else {
      const settled = await failExecution(options.context, claim, error);
      logger.warn({ err: error, reason: errorText(error), settled }, 'execution failed');
    }
  } finally {
    clearInterval(heartbeat);
  }
}

async function runAndSettle(
  { context }: WorkerOptions,
  claim: Claim,
  signal: AbortSignal,
): Promise<Settled> {
  const produced = await runExecution(context, claim, signal);
  const settled = await completeExecution(context, claim, produced);
  if (settled === 'lease-lost') await context.files.remove(produced.file.key);
  return settled;
}

function startHeartbeat(
  { context, lease, logger }: WorkerOptions,
  claim: Claim,
  lost: AbortController,
): NodeJS.Timeout {
  const beat = async () => {
    try {
      if (!(await keepLease(context, claim, lease))) lost.abort(new Error('the lease was lost'));
    } catch (error) {
      logger.warn({ err: error }, 'a heartbeat could not be written');
    }
  };
  return setInterval(beat, (lease.seconds * 1000) / 3);
}
