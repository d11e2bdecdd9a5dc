import type { Timers } from './session.ts';

export const browserTimers: Timers = {
  now: () => Date.now(),
  set: (work, ms) => setTimeout(work, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
