import { setTimeout } from 'node:timers/promises';
import type { TimeSource } from './time-source.ts';

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
