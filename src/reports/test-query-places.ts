import { PublicError } from '../kernel/errors.ts';

/** So many times as many as run may wait for a place: a page of a console asks for several at once. */
const WAITING_PER_PLACE = 4;

/** Where test queries run: each partner account has so many places, and a short queue before them. */
export interface TestQueryPlaces {
  /**
   * Does the work once the account has a place for it. Throws `test_queries_busy` when too many wait
   * already, and the signal's reason when it aborts first.
   */
  take<T>(account: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

export function createTestQueryPlaces(places: number): TestQueryPlaces {
  const queues = new Map<string, Queue>();
  return {
    take: async (account, signal, work) => {
      const queue = queues.get(account) ?? { running: 0, waiting: [] };
      queues.set(account, queue);
      if (queue.running < places) queue.running += 1;
      else await turnIn(queue, places, signal);
      try {
        return await work();
      } finally {
        const next = queue.waiting.shift();
        // Whoever comes next takes the place over.
        if (next) next();
        else queue.running -= 1;
        if (queue.running === 0) queues.delete(account);
      }
    },
  };
}

async function turnIn(queue: Queue, places: number, signal: AbortSignal): Promise<void> {
  if (queue.waiting.length >= places * WAITING_PER_PLACE) {
    throw new PublicError('test_queries_busy', { most: places }, { retryAfterSeconds: 1 });
  }
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const leave = () => {
    queue.waiting.splice(queue.waiting.indexOf(resolve), 1);
    reject(signal.reason);
  };
  queue.waiting.push(resolve);
  signal.addEventListener('abort', leave, { once: true });
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
