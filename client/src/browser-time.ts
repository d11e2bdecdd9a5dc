import type { TimeSource } from './time-source.ts';

/** Without Node's timers. */
export const browserTime: TimeSource = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const timer = setTimeout(finish, ms);
      signal?.addEventListener('abort', stop);
      function finish(): void {
        signal?.removeEventListener('abort', stop);
        resolve();
      }
      function stop(): void {
        clearTimeout(timer);
        reject(signal?.reason);
      }
    }),
};
