import type { Column, Dataset } from '../../catalog/dataset.ts';
import type { Field, QueryPlan } from '../../language/plan.ts';

export const fieldOf = ({ name }: Pick<Column, 'name'>): Field => ({
  kind: 'column',
  name,
  header: name,
});

/** Columns of a dataset's rows, without conditions. Its time is the interval that it is guarded with. */
export const plainPlan = (
  { program, name }: Dataset,
  select: readonly Field[],
  orderBy: QueryPlan['orderBy'] = [],
): QueryPlan => ({
  ...{ program, dataset: name, distinct: false, select, orderBy },
  ...{ where: [], having: [], limit: null, timespan: 'LIFETIME' },
});
