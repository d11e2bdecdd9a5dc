import type { Dataset } from '../../catalog/dataset.ts';
import type { Interval } from '../../kernel/interval.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { ReportsContext } from '../context.ts';
import type { AccountStatistics } from './estimate-size.ts';

/**
 * Rows that a run of the plan reads: about those that its account has within its time. Undefined where they
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

/** Undefined in the same cases. */
export async function readStatistics(
  context: Pick<ReportsContext, 'countRows' | 'mostRows' | 'countDistinct'>,
  guarded: GuardedPlan,
  dataset: Dataset,
): Promise<AccountStatistics | undefined> {
  const rows = await countRowsRead(context, guarded, dataset);
  if (rows === undefined) return undefined;
  const { account } = guarded.rows;
  const interval = intervalOf(guarded, dataset);
  const most = await context.mostRows(dataset.program, dataset.name, account, interval);
  const distinct = await context.countDistinct(dataset, account, interval);
  return { rows, mostRows: most ?? rows, distinct };
}

/** By which files are chosen: a dataset without times has all of them read. */
const intervalOf = ({ interval }: GuardedPlan, { timeColumn }: Dataset): Interval | null =>
  timeColumn === null ? null : interval;
