import type { Events } from './events.ts';

/** So many servers with one queue: cores of a machine, an event loop, a database. */
export interface Station {
  readonly servers: number;
  /** Seconds that its servers were busy, summed. */
  readonly busy: number;
  acquire(then: () => void): void;
  release(seconds: number): void;
}

export function createStation(servers: number): Station {
  const waiting: (() => void)[] = [];
  let first = 0;
  let free = servers;
  let busy = 0;
  return {
    servers,
    get busy() {
      return busy;
    },
    acquire: (then) => {
      if (free === 0) waiting.push(then);
      else {
        free -= 1;
        then();
      }
    },
    release: (seconds) => {
      busy += seconds;
      const next = waiting[first];
      if (!next) {
        free += 1;
        return;
      }
      first += 1;
      // Taken from the front one by one, an array of a million would be moved each time.
      if (first > 1000 && first * 2 > waiting.length) {
        waiting.splice(0, first);
        first = 0;
      }
      next();
    },
  };
}

/** Takes a server of each of the stations, in their order, for so long. */
export function hold(
  events: Events,
  stations: readonly Station[],
  seconds: number,
  then: () => void,
  taken = 0,
): void {
  const next = stations[taken];
  if (next) {
    next.acquire(() => hold(events, stations, seconds, then, taken + 1));
    return;
  }
  events.after(seconds, () => {
    for (const station of stations) station.release(seconds);
    then();
  });
}
