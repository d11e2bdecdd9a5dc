import type { Dataset } from '../../catalog/dataset.ts';
import type { Interval } from '../../kernel/interval.ts';
import type { Condition, Field, QueryPlan, Value } from '../../language/plan.ts';
import type { Grant } from '../../policy/grant.ts';
import { type GuardedPlan, guardPlan } from '../../policy/guard.ts';
import { salesDataset } from './datasets.ts';

export const columnField = (name: string, header = name): Field => ({
  kind: 'column',
  name,
  header,
});

export const metricField = (name: string): Field => ({ kind: 'metric', name, header: name });

export const where = (
  name: string,
  operator: '=' | '!=' | '>' | '<' | '>=' | '<=',
  value: Value,
): Condition => ({ kind: 'compare', field: columnField(name), operator, value });

export const textValue = (text: string): Value => ({ type: 'string', text });
export const integerValue = (text: string): Value => ({ type: 'integer', text });
export const decimalValue = (text: string): Value => ({ type: 'decimal', text });

/** A plan over the sales dataset that selects the fields named. */
export const salesPlan = (more: Partial<QueryPlan> = {}): QueryPlan => ({
  program: 'mpn',
  dataset: 'Sales',
  distinct: false,
  select: [columnField('Customer')],
  where: [],
  having: [],
  orderBy: [],
  limit: null,
  timespan: 'LIFETIME',
  ...more,
});

export const everything: Grant = { account: 'A1', locations: null, withheld: [] };
export const viewer: Grant = { account: 'A1', locations: null, withheld: ['revenue', 'personal'] };

export const guard = (
  plan: Partial<QueryPlan> = {},
  grant: Grant = everything,
  interval: Interval | null = null,
  dataset: Dataset = salesDataset,
): GuardedPlan => guardPlan(salesPlan(plan), dataset, grant, interval);
