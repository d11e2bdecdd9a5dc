import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../store-error.ts';

/** How long SQLite itself waits for another process's lock; it blocks the event loop meanwhile. */
export const BLOCKING_WAIT_MS = 20;
const PAUSE_MS = 5;
const TOTAL_WAIT_MS = 5000;
const ATTEMPTS = TOTAL_WAIT_MS / (BLOCKING_WAIT_MS + PAUSE_MS);

const SQLITE_BUSY = 5;

/**
 * Tries again for up to five seconds while another connection holds the database. Between tries the
 * event loop runs, so a lock whose holder lives in this very process comes free too.
 *
 * @throws StoreUnavailable when it is still held then.
 */
export async function whileBusy<T>(work: () => T | Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (attempt >= ATTEMPTS) throw new StoreUnavailable('it is busy', { cause: error });
    }
    await pause(PAUSE_MS);
  }
}

/** The low byte is the primary code; the rest tells kinds of busy apart. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  (error.errcode & 0xff) === SQLITE_BUSY;
