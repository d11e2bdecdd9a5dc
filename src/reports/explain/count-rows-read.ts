import type { Dataset } from '../../catalog/dataset.ts';
import type { Interval } from '../../kernel/interval.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { ReportsContext } from '../context.ts';

/**
 * Rows that a run of the plan reads: all that its account has in the files of its time. Undefined where they
 * are not known, and for whom only some of them belong to: how many others there are is not to be told.
 */
export async function countRowsRead(
  { countRows }: Pick<ReportsContext, 'countRows'>,
  guarded: GuardedPlan,
  dataset: Dataset,
): Promise<number | undefined> {
  const { plan, rows } = guarded;
  if (rows.locations !== null) return undefined;
  return countRows(plan.program, dataset.name, rows.account, intervalOf(guarded, dataset));
}

/** By which files are chosen: a dataset without times has all of them read. */
export const intervalOf = ({ interval }: GuardedPlan, { timeColumn }: Dataset): Interval | null =>
  timeColumn === null ? null : interval;
