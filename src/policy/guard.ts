import { columnNamed, metricNamed } from '../catalog/catalog.ts';
import type { Dataset, Sensitivity } from '../catalog/dataset.ts';
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
  /** What the answer lacks because of the caller's role, and what it shows because of it. */
  readonly rights: AnswerRights;
}

/** What an answer holds that needs a right: it must not be shown to somebody who has less. */
export interface AnswerRights {
  /** The partner account whose rows they are. Absent in what was noted before accounts were. */
  readonly account?: string;
  /** The rows are those of these locations; null: of the whole account. */
  readonly locations: readonly string[] | null;
  /** The kinds of sensitive columns whose values it was made from. */
  readonly shown: readonly Sensitivity[];
  /**
   * The columns and metrics asked for that were withheld. By what the query names alone: whether there
   * was anything to withhold would tell of the values.
   */
  readonly redacted: readonly string[];
}

export const isRedacted = ({ rights }: Pick<GuardedPlan, 'rights'>): boolean =>
  rights.redacted.length > 0;

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
  return {
    plan,
    rows: { account: grant.account, locations: grant.locations },
    withheld,
    interval,
    rights: answerRights(plan, dataset, grant),
  } as Omit<GuardedPlan, typeof guarded> as GuardedPlan;
}

function answerRights(plan: QueryPlan, dataset: Dataset, grant: Grant): AnswerRights {
  const sensitive = fieldsOf(plan).flatMap((field) => {
    const source = sourceColumn(dataset, field);
    const kind = source && columnNamed(dataset, source).sensitivity;
    return kind ? [{ name: field.name, kind }] : [];
  });
  const isWithheld = ({ kind }: { kind: Sensitivity }) => grant.withheld.includes(kind);
  const kinds = sensitive.filter((field) => !isWithheld(field)).map(({ kind }) => kind);
  return {
    account: grant.account,
    locations: grant.locations,
    shown: [...new Set(kinds)].sort(),
    redacted: [...new Set(sensitive.filter(isWithheld).map(({ name }) => name))].sort(),
  };
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
