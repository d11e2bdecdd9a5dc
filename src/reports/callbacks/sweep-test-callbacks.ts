import type { Clock } from '../../kernel/clock.ts';
import { deleteTestDeliveriesBefore } from '../../store/deliveries.ts';
import type { Store } from '../../store/open-store.ts';

/** Deletes test callbacks as old as executions become: the others go with theirs. Answers how many. */
export function sweepTestCallbacks({
  clock,
  store,
  limits,
}: {
  readonly clock: Clock;
  readonly store: Store;
  readonly limits: { readonly executionRetentionDays: number };
}): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.executionRetentionDays * 86_400_000);
  return deleteTestDeliveriesBefore(store.db, before.toISOString());
}
