import type { Logger } from '../kernel/logger.ts';
import type { Lease } from '../reports/claim-execution.ts';
import type { RunContext } from '../reports/run-execution.ts';

export interface WorkerOptions {
  readonly context: RunContext;
  readonly lease: Lease;
  /** Executions run at once. */
  readonly concurrency: number;
  readonly logger: Logger;
  /** Removes what is no longer kept, each hourly; answers how much. By what it removes. */
  readonly sweeps?: Readonly<Record<string, () => Promise<number>>>;
  /** How long an idle slot waits before it looks again. */
  readonly pollMilliseconds?: number;
}
