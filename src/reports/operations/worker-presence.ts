import type { WorkerRow } from '../../store/schema.ts';
import { deleteWorker, deleteWorkersSeenBefore, upsertWorker } from '../../store/workers.ts';
import type { RunContext } from '../context.ts';

/** How often a worker tells that it runs: rarely, for each time is a write. */
export const TELL_SECONDS = 15;
/** Who has told nothing for so long is taken for lost. */
export const LOST_SECONDS = 60;
const FORGOTTEN_MS = 86_400_000;

/** What a worker tells of itself, once and for all. */
export type WorkerFacts = Omit<WorkerRow, 'seen_time'>;

type Context = Pick<RunContext, 'store'>;

/** A word that a power cut undoes is said again. */
export const tellPresence = ({ store }: Context, facts: WorkerFacts, now: Date): Promise<void> =>
  store.transaction((trx) => upsertWorker(trx, { ...facts, seen_time: now.toISOString() }), {
    durable: false,
  });

export const tellDeparture = ({ store }: Context, workerId: string): Promise<void> =>
  deleteWorker(store.db, workerId);

/** Lost workers are shown for a day. Answers how many are no longer. */
export const sweepWorkers = ({ store }: Context, now: Date): Promise<number> =>
  deleteWorkersSeenBefore(store.db, new Date(now.getTime() - FORGOTTEN_MS).toISOString());
