import type { Config } from '../config/load-config.ts';
import { createVirtualTime, type VirtualTime } from '../reports/clock/virtual-time.ts';
import { sweepExecutions, sweepExpiredFiles } from '../reports/executions/sweep-files.ts';
import type { Core } from './open-core.ts';

/** Null with the system's clock. */
export function openVirtualTime(core: Core, config: Config): VirtualTime | null {
  if (!core.virtualClock) return null;
  const sweepable = { ...core, limits: config };
  return createVirtualTime({
    store: core.store,
    clock: core.virtualClock,
    leaseSeconds: config.leaseSeconds,
    // Time for a lost worker's lease to end, and for another run.
    patienceSeconds: 2 * config.leaseSeconds + 60,
    sweep: async (signal) => {
      await sweepExpiredFiles(sweepable, signal);
      await sweepExecutions(sweepable, signal);
    },
  });
}
