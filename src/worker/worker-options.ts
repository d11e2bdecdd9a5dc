import type { Logger } from '../kernel/logger.ts';
import type { RunContext } from '../reports/context.ts';
import type { Lease } from '../reports/executions/lease.ts';

export interface WorkerOptions {
  readonly context: RunContext;
  readonly lease: Lease;
  /** Executions run at once. */
  readonly concurrency: number;
  readonly logger: Logger;
  /** Removes what is no longer kept, each hourly; answers how much. By what it removes. */
  readonly sweeps?: Readonly<Record<string, (signal: AbortSignal) => Promise<number>>>;
  /** How long an idle slot waits before it looks again. */
  readonly pollMilliseconds?: number;
}

/** When a worker is to end: it takes nothing new from `draining` on and lets go of all at `stopping`. */
export interface Stopping {
  readonly draining: AbortSignal;
  readonly stopping: AbortSignal;
}
