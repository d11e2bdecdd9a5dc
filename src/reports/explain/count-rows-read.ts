import type { Dataset } from '../../catalog/dataset.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { ReportsContext } from '../context.ts';

/**
 * Rows that a run of the plan reads: all that its account has in the files of its time. Undefined where they
 * are not known, and for whom only some of them belong to: how many others there are is not to be told.
 */
export async function countRowsRead(
  { countRows }: Pick<ReportsContext, 'countRows'>,
  { plan, rows, interval }: GuardedPlan,
  { name, timeColumn }: Dataset,
): Promise<number | undefined> {
  if (rows.locations !== null) return undefined;
  return countRows(plan.program, name, rows.account, timeColumn === null ? null : interval);
}
