/** The one source of time. Read once per request or run and pass the instant on. */
export interface Clock {
  now(): Date;
}

/** A clock that people move, for playing through what takes days. All processes of a home share it. */
export interface VirtualClock extends Clock {
  read(): { readonly now: Date; readonly frozen: boolean };
  /**
   * Moves to the instant. Unless frozen, it ticks on from there once `standMilliseconds` of real time
   * (0) have passed.
   */
  set(to: Date, standMilliseconds?: number): void;
  /** Stands still until it is set or resumed. */
  freeze(): void;
  resume(): void;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until a test moves it. */
export function manualClock(start: string | Date): Clock & { set(to: string | Date): void } {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (to) => {
      current = new Date(to);
    },
  };
}
