import { setTimeout as sleep } from 'node:timers/promises';
import { claimExecution } from '../reports/executions/claim-execution.ts';
import { expireExecutions } from '../reports/executions/expire-executions.ts';
import { lanes } from '../reports/executions/run-size.ts';
import { createSeenTurns, type SeenTurns } from '../reports/executions/seen-turns.ts';
import { processClaim } from './process-claim.ts';
import { runSweeps } from './run-sweeps.ts';
import { type Outages, tellOutages } from './tell-outages.ts';
import type { Stopping, WorkerOptions } from './worker-options.ts';

export interface Worker {
  /**
   * Takes nothing new, gives what runs `drainMilliseconds` to end, then aborts it and hands it back
   * untried. Resolves when nothing is left. May be called again to cut a drain short.
   */
  stop(options: { readonly drainMilliseconds: number }): Promise<void>;
}

/** Runs due executions until it is stopped. */
export function startWorker(options: WorkerOptions): Worker {
  const draining = new AbortController();
  const stopping = new AbortController();
  const stops = { draining: draining.signal, stopping: stopping.signal };
  const outages = tellOutages(options.logger);
  const seen = createSeenTurns();
  const slots = Array.from({ length: options.concurrency }, (_, slot) =>
    runSlot(options, { lanes: slotLanes(slot, options.concurrency), seen }, stops, outages),
  );
  const sweeps = runSweeps(options, draining.signal);
  return {
    stop: async ({ drainMilliseconds }) => {
      const how = drainMilliseconds > 0 ? 'what runs may end' : 'what runs is handed back';
      options.logger.info({ drainMilliseconds }, `the worker stops: ${how}`);
      draining.abort(new Error('the worker is stopping'));
      const handBack = setTimeout(
        () => stopping.abort(new Error('the worker has stopped')),
        drainMilliseconds,
      );
      await Promise.all([...slots, sweeps]);
      clearTimeout(handBack);
    },
  };
}

/** The first of several slots is kept free of large runs, so that small ones never wait for them. */
const slotLanes = (slot: number, slots: number): readonly string[] =>
  slot === 0 && slots > 1 ? ['small'] : lanes;

/** One execution after the other. A fault here costs a pause, never the slot. */
async function runSlot(
  options: WorkerOptions,
  turns: { readonly lanes: readonly string[]; readonly seen: SeenTurns },
  stops: Stopping,
  outages: Outages,
): Promise<void> {
  const { context, lease, pollMilliseconds = 250 } = options;
  while (!stops.draining.aborted) {
    try {
      await expire(options, outages);
      const claim = await claimExecution(context, lease, turns.lanes, turns.seen);
      outages.worked();
      // A look at a queue that only waits is dear: it is taken less often.
      if (claim === 'blocked') await pause(4 * pollMilliseconds, stops.draining);
      else if (claim === 'idle') await pause(pollMilliseconds, stops.draining);
      else await processClaim(options, claim, stops.stopping);
    } catch (error) {
      outages.failed(error, 'the worker could not claim or settle an execution');
      await pause(5 * pollMilliseconds, stops.draining);
    }
  }
}

/** What cannot be taken from a lost worker must not keep others from their work. */
async function expire({ context }: WorkerOptions, outages: Outages): Promise<void> {
  try {
    await expireExecutions(context);
  } catch (error) {
    outages.failed(error, 'executions of lost workers could not be taken over');
  }
}

const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};
