import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease } from '../reports/executions/lease.ts';
import { isStoreUnavailable } from '../reports/store-unavailable.ts';

const PAUSE_MILLISECONDS = 250;

/**
 * Does the work again for as long as the store cannot be reached, until a lease has passed by: what
 * an hour's run has made is not thrown away because the database restarts.
 */
export async function persist<T>(
  work: () => Promise<T>,
  lease: Lease,
  lost: AbortSignal,
): Promise<T> {
  const deadline = performance.now() + lease.seconds * 1000;
  while (true) {
    try {
      return await work();
    } catch (error) {
      const isOver = lost.aborted || performance.now() > deadline;
      if (isOver || !isStoreUnavailable(error)) throw error;
    }
    await sleep(PAUSE_MILLISECONDS);
  }
}
