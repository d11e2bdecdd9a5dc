import { columnNamed, metricNamed } from '../catalog/catalog.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Interval } from '../kernel/interval.ts';
import type { Field, QueryPlan } from '../language/plan.ts';
import type { Grant } from './grant.ts';

declare const guarded: unique symbol;

/**
 * A plan that policy has passed: the only thing the engine runs. The brand exists in types alone,
 * and only `guardPlan` makes it, so a plan that nobody guarded does not compile into a run.
 */
export interface GuardedPlan {
  readonly [guarded]: true;
  readonly plan: QueryPlan;
  readonly rows: { readonly account: string; readonly locations: readonly string[] | null };
  /** Catalog names of the columns that read as null, before anything else looks at them. */
  readonly withheld: readonly string[];
  /** The rows' time, or null for all time and for datasets without a time column. */
  readonly interval: Interval | null;
  /** True when the answer lacks something because of the caller's role. */
  readonly redacted: boolean;
}

/** Adds to a checked plan what the caller may see of it, and the time it covers. Pure. */
export function guardPlan(
  plan: QueryPlan,
  dataset: Dataset,
  grant: Grant,
  interval: Interval | null,
): GuardedPlan {
  const withheld = dataset.columns
    .filter((column) => column.sensitivity && grant.withheld.includes(column.sensitivity))
    .map((column) => column.name);
  const redacted = fieldsOf(plan).some((field) =>
    withheld.includes(sourceColumn(dataset, field) ?? ''),
  );
  return {
    plan,
    rows: { account: grant.account, locations: grant.locations },
    withheld,
    interval,
    redacted,
  } as Omit<GuardedPlan, typeof guarded> as GuardedPlan;
}

const fieldsOf = (plan: QueryPlan): Field[] => [
  ...plan.select,
  ...[...plan.where, ...plan.having].map((condition) => condition.field),
  ...plan.orderBy.map((order) => order.field),
];

/** The column whose values a field shows; none for a plain count of rows. */
const sourceColumn = (dataset: Dataset, field: Field): string | undefined =>
  field.kind === 'column'
    ? columnNamed(dataset, field.name).name
    : metricNamed(dataset, field.name).column;
