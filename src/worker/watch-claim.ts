import type { Logger } from '../kernel/logger.ts';
import { type Claim, holdsLease } from '../reports/executions/lease.ts';
import type { WorkerOptions } from './worker-options.ts';

/** Who cancels a run waits for it; looking costs one row by its key. */
const LOOK_EVERY_MILLISECONDS = 500;

/**
 * Looks whether the execution is still this worker's until disposed of, and aborts `lost` when it is not:
 * heartbeats come too seldom for somebody who has cancelled it.
 */
export function watchClaim(
  { context }: WorkerOptions,
  claim: Claim,
  lost: AbortController,
  logger: Logger,
): Disposable {
  let looking = false;
  const look = async () => {
    if (looking || lost.signal.aborted) return;
    looking = true;
    try {
      if (!(await holdsLease(context, claim))) lost.abort(new Error('the lease was lost'));
    } catch (error) {
      // A store that is away is told by the heartbeats.
      logger.debug({ err: error }, 'the execution could not be looked at');
    } finally {
      looking = false;
    }
  };
  const watch = setInterval(look, LOOK_EVERY_MILLISECONDS);
  return { [Symbol.dispose]: () => clearInterval(watch) };
}
