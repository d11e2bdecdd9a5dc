import { errorText, PublicError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Telemetry } from '../kernel/telemetry.ts';
import { completeExecution } from '../reports/executions/complete-execution.ts';
import { type Claim, keepLease, ownsLease, releaseClaim } from '../reports/executions/lease.ts';
import { storedBytes } from '../reports/executions/made-file.ts';
import { type Produced, runExecution } from '../reports/executions/run-execution.ts';
import { failExecution, type Settled } from '../reports/executions/settle-execution.ts';
import { removeParts } from '../reports/executions/write-parts.ts';
import { persist } from './persist.ts';
import { watchClaim } from './watch-claim.ts';
import type { WorkerOptions } from './worker-options.ts';

/** Runs a claimed execution to its end and records what became of it. */
export async function processClaim(
  options: WorkerOptions,
  claim: Claim,
  stopping: AbortSignal,
): Promise<void> {
  const { telemetry } = options.context;
  const { execution } = claim;
  const started = performance.now();
  tellClaimed(telemetry, claim);
  const { outcome, produced } = await telemetry.span(
    'run execution',
    attributesOf(claim),
    async (note) => {
      const ended = await runToEnd(options, claim, stopping);
      note({ outcome: ended.outcome });
      return ended;
    },
  );
  telemetry.executionSettled({
    lane: execution.lane,
    outcome,
    seconds: (performance.now() - started) / 1000,
    bytes: produced ? storedBytes(produced.file) : 0,
    rows: produced?.file.rows ?? 0,
  });
}

const tellClaimed = (telemetry: Telemetry, { execution }: Claim): void =>
  telemetry.executionClaimed({
    lane: execution.lane,
    attempt: execution.attempts,
    latenessSeconds: secondsBetween(execution.ready_time, execution.started_time),
  });

interface Ended {
  readonly outcome: Settled | 'handed-back';
  readonly produced?: Produced;
}

async function runToEnd(
  options: WorkerOptions,
  claim: Claim,
  stopping: AbortSignal,
): Promise<Ended> {
  const logger = options.logger.child(attributesOf(claim));
  const lost = new AbortController();
  const heartbeat = startHeartbeat(options, claim, lost, logger);
  using _watch = watchClaim(options, claim, lost, logger);
  const deadline = AbortSignal.timeout(options.context.limits.runDeadlineMinutes * 60_000);
  try {
    const signal = AbortSignal.any([stopping, lost.signal, deadline]);
    const produced = await run(options, claim, signal, lost);
    const outcome = await record(options, claim, produced, lost.signal);
    logger.info({ settled: outcome, bytes: storedBytes(produced.file) }, 'execution settled');
    return { outcome, produced };
  } catch (error) {
    const cause = error === deadline.reason ? deadlineError(options) : error;
    return { outcome: await giveUp(options, claim, cause, { stopping, lost, logger }) };
  } finally {
    clearInterval(heartbeat);
  }
}

/** The file is published only by a worker that owns the execution at that moment. */
const run = (
  { context, lease }: WorkerOptions,
  claim: Claim,
  signal: AbortSignal,
  lost: AbortController,
): Promise<Produced> =>
  runExecution(context, claim, signal, async () => {
    const isOwned = await persist(() => ownsLease(context, claim, lease), lease, signal);
    if (isOwned) return;
    lost.abort(new Error('the lease was lost'));
    signal.throwIfAborted();
  });

async function record(
  options: WorkerOptions,
  claim: Claim,
  produced: Produced,
  lost: AbortSignal,
): Promise<Settled> {
  const { context, lease } = options;
  const { settled, alike } = await persist(
    () => completeExecution(context, claim, produced),
    lease,
    lost,
  );
  for (const other of alike) tellShared(options, other, claim, produced);
  const { file } = produced;
  if (settled === 'lease-lost' && !file.isShared)
    await removeParts(context.files, file.key, file.parts.length);
  return settled;
}

/** It took no time of its own. */
function tellShared(
  { context: { telemetry }, logger }: WorkerOptions,
  other: Claim,
  { execution }: Claim,
  { file }: Produced,
): void {
  const bytes = storedBytes(file);
  tellClaimed(telemetry, other);
  telemetry.executionSettled({
    ...{ lane: other.execution.lane, outcome: 'completed', seconds: 0, bytes, rows: file.rows },
  });
  const how = { settled: 'completed', bytes, with: execution.execution_id };
  logger.child(attributesOf(other)).info(how, 'execution settled');
}

async function giveUp(
  { context, lease }: WorkerOptions,
  claim: Claim,
  error: unknown,
  { stopping, lost, logger }: { stopping: AbortSignal; lost: AbortController; logger: Logger },
): Promise<Settled | 'handed-back'> {
  if (lost.signal.aborted) {
    logger.warn({}, 'the lease was lost: another worker owns the execution, or it is over');
    return 'lease-lost';
  }
  if (stopping.aborted) {
    await releaseClaim(context, claim);
    logger.info({}, 'execution handed back');
    return 'handed-back';
  }
  const settled = await persist(() => failExecution(context, claim, error), lease, lost.signal);
  logger.warn({ err: error, reason: errorText(error), settled }, 'execution failed');
  return settled;
}

const deadlineError = ({ context }: WorkerOptions): PublicError =>
  new PublicError('run_timeout', { minutes: context.limits.runDeadlineMinutes });

function startHeartbeat(
  { context, lease }: WorkerOptions,
  claim: Claim,
  lost: AbortController,
  logger: Logger,
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

const attributesOf = ({ execution, report }: Claim) => ({
  executionId: execution.execution_id,
  reportId: report.report_id,
  attempt: execution.attempts,
  // Runs that no request asked for are followed by their own id.
  correlationId: execution.correlation_id ?? execution.execution_id,
});

const secondsBetween = (from: string, to: string | null): number =>
  to === null ? 0 : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
