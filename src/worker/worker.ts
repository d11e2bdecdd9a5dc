import { setTimeout as sleep } from 'node:timers/promises';
import { claimExecution } from '../reports/claim-execution.ts';
import { processClaim } from './process-claim.ts';
import type { WorkerOptions } from './worker-options.ts';

export interface Worker {
  /** Aborts what is running, hands it back untried, and resolves when nothing is left. */
  stop(): Promise<void>;
}

const SWEEP_MILLISECONDS = 60 * 60 * 1000;

/** Runs due executions until it is stopped. */
export function startWorker(options: WorkerOptions): Worker {
  const stopping = new AbortController();
  const loops = [
    ...Array.from({ length: options.concurrency }, () => runSlot(options, stopping.signal)),
    runSweeps(options, stopping.signal),
  ];
  return {
    stop: async () => {
      stopping.abort(new Error('the worker is stopping'));
      await Promise.all(loops);
    },
  };
}

/** One execution after the other. A fault here costs a pause, never the slot. */
async function runSlot(options: WorkerOptions, stopping: AbortSignal): Promise<void> {
  const { context, lease, logger, pollMilliseconds = 250 } = options;
  while (!stopping.aborted) {
    try {
      const claim = await claimExecution(context, lease);
      if (claim) await processClaim(options, claim, stopping);
      else await pause(pollMilliseconds, stopping);
    } catch (error) {
      logger.error({ err: error }, 'the worker could not claim or settle an execution');
      await pause(5 * pollMilliseconds, stopping);
    }
  }
}

async function runSweeps(
  { sweeps = {}, logger }: WorkerOptions,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    for (const [what, sweep] of Object.entries(sweeps)) {
      try {
        const removed = await sweep();
        if (removed > 0) logger.info({ what, removed }, 'removed what is no longer kept');
      } catch (error) {
        logger.error({ err: error, what }, 'a sweep failed');
      }
    }
    await pause(SWEEP_MILLISECONDS, stopping);
  }
}

const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};
