import type { Column, Dataset } from '../../catalog/dataset.ts';
import type { DataExtent } from '../../engine/statistics.ts';
import type { Order } from '../../language/plan.ts';
import type { Grant } from '../../policy/grant.ts';
import { guardPlan } from '../../policy/guard.ts';
import type { ReportsContext } from '../context.ts';
import { fieldOf, plainPlan } from './plain-plan.ts';

/** The caller's rows of a dataset. Times are ISO 8601 in UTC; null: without any, or not known. */
export type VisibleExtent = Pick<DataExtent, 'rows' | 'firstTime' | 'lastTime'>;

/**
 * All rows of the account are known by statistics. Whoever sees but some of them is told by guarded plans, since
 * how many others there are, and of when, is not to be told.
 */
export async function visibleExtent(
  context: Pick<ReportsContext, 'engine' | 'testQueryPlaces' | 'foundOut'>,
  grant: Grant,
  dataset: Dataset,
  extent: DataExtent,
  signal: AbortSignal,
): Promise<VisibleExtent> {
  const time = visibleTime(dataset, grant);
  if (grant.locations === null) return time ? extent : { ...extent, ...noTimes };
  const key = ['extent', dataset.program, dataset.name, extent.snapshotId, grant];
  return context.foundOut.get(key, () =>
    context.testQueryPlaces.take(grant.account, signal, async () => {
      const rows = await countRows(context, grant, dataset, signal);
      if (!time || rows === 0) return { rows, ...noTimes };
      const end = (direction: Order['direction']) =>
        endOf(context, grant, dataset, time, direction, signal);
      return { rows, firstTime: await end('asc'), lastTime: await end('desc') };
    }),
  );
}

const noTimes = { firstTime: null, lastTime: null };

/** The column that says when; undefined without one, and where it is withheld. */
function visibleTime({ timeColumn, columns }: Dataset, grant: Grant): Column | undefined {
  const time = columns.find(({ name }) => name === timeColumn);
  return time?.sensitivity && grant.withheld.includes(time.sensitivity) ? undefined : time;
}

type Engine = Pick<ReportsContext, 'engine'>;

async function countRows(
  { engine }: Engine,
  grant: Grant,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<number> {
  const plan = plainPlan(dataset, [fieldOf({ name: dataset.locationColumn })]);
  const guarded = guardPlan(plan, dataset, grant, null);
  return (await engine.measure(guarded, { format: 'csv', sampleRows: 1, signal })).rows;
}

async function endOf(
  { engine }: Engine,
  grant: Grant,
  dataset: Dataset,
  time: Column,
  direction: Order['direction'],
  signal: AbortSignal,
): Promise<string | null> {
  const field = fieldOf(time);
  const plan = plainPlan(dataset, [field], [{ field, direction }]);
  const { rows } = await engine.preview(guardPlan(plan, dataset, grant, null), {
    ...{ limit: 1, signal },
  });
  const value = rows[0]?.[field.header];
  return typeof value === 'string' ? new Date(value).toISOString() : null;
}
