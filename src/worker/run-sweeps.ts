import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerOptions } from './worker-options.ts';

const SWEEP_MILLISECONDS = 60 * 60 * 1000;
/** How often the clock is looked at: a virtual one may have been moved. */
const LOOK_MILLISECONDS = 1000;

/** Runs every sweep once an hour by the clock, until it is told to stop. */
export async function runSweeps(
  { context, sweeps = {}, logger }: WorkerOptions,
  stopping: AbortSignal,
): Promise<void> {
  for (let next = 0; !stopping.aborted; ) {
    const now = context.clock.now().getTime();
    if (now >= next) {
      next = now + SWEEP_MILLISECONDS;
      for (const [what, sweep] of Object.entries(sweeps))
        await runSweep(what, () => sweep(stopping), stopping, logger);
    }
    await sleep(LOOK_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function runSweep(
  what: string,
  sweep: () => Promise<number>,
  stopping: AbortSignal,
  logger: WorkerOptions['logger'],
): Promise<void> {
  try {
    const removed = await sweep();
    if (removed > 0) logger.info({ what, removed }, 'removed what is no longer kept');
  } catch (error) {
    if (!stopping.aborted) logger.error({ err: error, what }, 'a sweep failed');
  }
}
