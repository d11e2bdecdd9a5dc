import type { Dataset } from '../../catalog/dataset.ts';
import type { FileFormat } from '../../engine/engine.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { ReportsContext } from '../context.ts';
import { countRowsRead } from './account-statistics.ts';
import type { Size } from './estimate-size.ts';
import { columnsRead, type Work } from './run-cost.ts';

/** What a run of the plan has to do for a file of this size. */
export const estimateWork = async (
  context: Pick<ReportsContext, 'countRows'>,
  guarded: GuardedPlan,
  dataset: Dataset,
  format: FileFormat,
  { plainBytes, rows }: Size,
): Promise<Work> => ({
  ...{ format, plainBytes },
  columns: columnsRead(guarded.plan, dataset, guarded.withheld),
  rowsRead: (await countRowsRead(context, guarded, dataset)) ?? rows.estimate,
});
