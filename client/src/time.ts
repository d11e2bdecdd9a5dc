import { setTimeout } from 'node:timers/promises';

/** Time and chance as the client sees them; handed in, so that tests need not wait. */
export interface TimeSource {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 up to 1, evenly spread. */
  random(): number;
}

export const systemTime: TimeSource = {
  now: Date.now,
  sleep: async (ms, signal) => {
    try {
      await setTimeout(ms, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
  random: Math.random,
};
