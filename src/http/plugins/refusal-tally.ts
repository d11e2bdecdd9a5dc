const WINDOW_MILLISECONDS = 60_000;
const RECORDED_PER_WINDOW = 30;
const MOST_ADDRESSES = 10_000;

interface Window {
  readonly started: number;
  recorded: number;
  unrecorded: number;
}

/**
 * Tells whether one more refusal of the address is to be recorded: how many were not before it, or
 * undefined when this one is not either. `elapsed` reads a monotonic clock.
 */
export function createTally(elapsed: () => number = () => performance.now()) {
  const windows = new Map<string, Window>();
  return (address: string): number | undefined => {
    const now = elapsed();
    const current = windows.get(address);
    if (current && now - current.started < WINDOW_MILLISECONDS) {
      if (current.recorded >= RECORDED_PER_WINDOW) {
        current.unrecorded += 1;
        return undefined;
      }
      current.recorded += 1;
      return 0;
    }
    forgetOldest(windows);
    windows.delete(address);
    windows.set(address, { started: now, recorded: 1, unrecorded: 0 });
    return current?.unrecorded ?? 0;
  };
}

function forgetOldest(windows: Map<string, Window>): void {
  const oldest = windows.keys().next().value;
  if (windows.size >= MOST_ADDRESSES && oldest !== undefined) windows.delete(oldest);
}
