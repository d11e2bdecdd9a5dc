import { createHeap } from './heap.ts';

/** What is to happen, in the order of its time; the times are seconds of the simulated day. */
export interface Events {
  readonly now: number;
  after(seconds: number, happen: () => void): void;
  at(time: number, happen: () => void): void;
  /** Until nothing is to happen any more. */
  run(): void;
}

interface Event {
  readonly time: number;
  /** Of those at one time the first that was told of comes first. */
  readonly order: number;
  readonly happen: () => void;
}

export function createEvents(): Events {
  const heap = createHeap<Event>(
    (a, b) => a.time < b.time || (a.time === b.time && a.order < b.order),
  );
  let now = 0;
  let told = 0;
  const at: Events['at'] = (time, happen) => {
    told += 1;
    heap.push({ time, order: told, happen });
  };
  return {
    get now() {
      return now;
    },
    at,
    after: (seconds, happen) => at(now + seconds, happen),
    run: () => {
      for (let next = heap.pop(); next; next = heap.pop()) {
        now = next.time;
        next.happen();
      }
    },
  };
}
