import { updateHeld } from '../../store/executions.ts';
import type { ExecutionRow } from '../../store/schema.ts';
import type { RunContext } from '../context.ts';
import { isStoreUnavailable } from '../store-unavailable.ts';
import { heldBy } from './schedule.ts';

/** The execution that is being looked at. */
export interface Looking {
  at?: ExecutionRow;
}

const ASIDE_MILLISECONDS = 5 * 60_000;

/**
 * Does the work. When it throws over an execution, that one is put off for five minutes by `change`, so
 * that it holds up no other; then the error is thrown on. A store out of reach is nobody's fault.
 */
export async function settingAside<T>(
  { clock, store }: Pick<RunContext, 'clock' | 'store'>,
  change: (until: string) => Partial<ExecutionRow>,
  work: (looking: Looking) => Promise<T>,
): Promise<T> {
  const looking: Looking = {};
  try {
    return await work(looking);
  } catch (error) {
    if (looking.at && !isStoreUnavailable(error)) {
      const until = new Date(clock.now().getTime() + ASIDE_MILLISECONDS);
      await updateHeld(store.db, heldBy(looking.at), change(until.toISOString()));
    }
    throw error;
  }
}
