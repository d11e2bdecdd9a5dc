import { ExecutionFailedError, InsightsError } from './errors.ts';
import type { executionMethods, reportMethods } from './report-methods.ts';
import type { TimeSource } from './time-source.ts';
import type { Execution, ExecutionFilter } from './types.ts';

export interface WaitOptions {
  /** Between two questions. Default: 5 s. */
  readonly pollMs?: number;
  /** Default: an hour. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called with every state that is seen, the same one more than once. */
  readonly onUpdate?: (execution: Execution) => void;
}

type Methods = Pick<ReturnType<typeof reportMethods>, 'reports'> &
  ReturnType<typeof executionMethods>;

export async function waitForExecution(
  methods: Methods,
  time: TimeSource,
  reportId: string,
  { pollMs = 5_000, timeoutMs = 3_600_000, signal, onUpdate }: WaitOptions,
): Promise<Execution> {
  const deadline = time.now() + timeoutMs;
  let seen: Execution | undefined;
  while (true) {
    const execution = await ask(methods, reportId, seen, signal);
    if (execution) onUpdate?.(execution);
    if (execution?.executionStatus === 'Completed') return execution;
    if (execution && hasNoFile(execution)) throw new ExecutionFailedError(execution);
    if (time.now() + pollMs > deadline) throw timedOut(timeoutMs, execution);
    seen = execution;
    await time.sleep(pollMs, signal);
  }
}

/**
 * The execution seen before, else the newest. A recurring report has a new Pending one as soon as
 * one completes, so to go on asking for the newest would be to wait for ever.
 */
async function ask(
  { executions, reports }: Methods,
  reportId: string,
  seen: Execution | undefined,
  signal: AbortSignal | undefined,
): Promise<Execution | undefined> {
  const which: ExecutionFilter = seen
    ? { executionId: seen.executionId, latest: false }
    : { latest: true };
  // Without statuses the vendor's service would answer with completed executions only.
  const status = ['Pending', 'Running', 'Completed', 'Failed'] as const;
  const [execution] = await executions(reportId, { ...which, status }, { signal });
  if (!execution && seen) {
    // It has come to an end that the vendor's service does not know, and may not be asked for.
    const [ended] = await executions(reportId, { ...which, latest: true }, { signal });
    if (ended) return ended;
  }
  // "No such report" and "nothing matches" are both 404; this one rejects if the report is gone.
  if (!execution) await reports({ reportId }, { signal });
  return execution;
}

const hasNoFile = ({ executionStatus }: Execution): boolean =>
  ['Failed', 'Skipped', 'Cancelled'].includes(executionStatus);

const timedOut = (timeoutMs: number, last: Execution | undefined): InsightsError =>
  new InsightsError(
    `The report was not ready after ${timeoutMs / 1000} s; it was ${last?.executionStatus ?? 'not to be seen'}`,
  );
