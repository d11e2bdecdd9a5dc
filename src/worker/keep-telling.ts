import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { RunContext } from '../reports/context.ts';
import {
  TELL_SECONDS,
  tellDeparture,
  tellPresence,
  type WorkerFacts,
} from '../reports/operations/worker-presence.ts';
import { tellOutages } from './tell-outages.ts';

export interface Telling {
  /** Resolves when the worker has said that it goes. */
  stop(): Promise<void>;
}

export interface TellingOptions {
  readonly context: Pick<RunContext, 'store'>;
  readonly worker: Omit<WorkerFacts, 'started_time'>;
  /** The system's, also where reports go by a virtual one: operators ask whether the process lives. */
  readonly wallClock: Clock;
  readonly logger: Logger;
}

/** Tells operators that the worker runs, until it is stopped. Nothing else depends on it. */
export function keepTelling({ context, worker, wallClock, logger }: TellingOptions): Telling {
  const stopping = new AbortController();
  const outages = tellOutages(logger);
  const facts = { ...worker, started_time: wallClock.now().toISOString() };
  const quietly = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      outages.worked();
    } catch (error) {
      outages.failed(error, 'the worker could not tell that it runs');
    }
  };
  const telling = (async () => {
    while (!stopping.signal.aborted) {
      await quietly(() => tellPresence(context, facts, wallClock.now()));
      await pause(stopping.signal);
    }
    await quietly(() => tellDeparture(context, facts.worker_id));
  })();
  return {
    stop: () => {
      stopping.abort();
      return telling;
    },
  };
}

const pause = async (signal: AbortSignal): Promise<void> => {
  await sleep(TELL_SECONDS * 1000, undefined, { signal }).catch(() => undefined);
};
