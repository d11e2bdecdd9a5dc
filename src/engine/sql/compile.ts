import { columnNamed, metricNamed } from '../../catalog/catalog.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import { type Field, isAggregate, type Order, type QueryPlan } from '../../language/plan.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import { compileCondition, type Typed } from './compile-condition.ts';
import type { Dialect } from './dialect.ts';
import { keepsOwnOrder, sameAs, totalOrder } from './total-order.ts';
import { visibleRows } from './visible-rows.ts';

/**
 * One SELECT whose columns are `plan.select` in order, without names of their own. `source` is the
 * relation of the account's stored rows, in their order, as SQL text; an engine must keep that order
 * where there is no ORDER BY. `limit` tightens the plan's own.
 */
export function compilePlan(
  dialect: Dialect,
  guarded: GuardedPlan,
  dataset: Dataset,
  source: string,
  limit: number | null = null,
): string {
  return compileSelect(dialect, guarded, dataset, source, {
    order: totalOrder(guarded.plan),
    storedOrder: keepsOwnOrder(guarded.plan) ? dialect.storedOrder(dataset) : [],
    most: smallest(guarded.plan.limit, limit),
  });
}

/** How many rows the plan gives: not ordered, since DuckDB would sort them even to count them. */
export function compileCount(
  dialect: Dialect,
  guarded: GuardedPlan,
  dataset: Dataset,
  source: string,
): string {
  const parts = { order: [], storedOrder: [], most: guarded.plan.limit };
  const rows = compileSelect(dialect, guarded, dataset, source, parts);
  return `SELECT ${dialect.count()} FROM (${rows}) AS answer`;
}

interface SelectParts {
  readonly order: readonly Order[];
  readonly storedOrder: readonly string[];
  readonly most: number | null;
}

function compileSelect(
  dialect: Dialect,
  guarded: GuardedPlan,
  dataset: Dataset,
  source: string,
  { order, storedOrder, most }: SelectParts,
): string {
  const { plan } = guarded;
  const typed = (field: Field) => typedField(dialect, guarded, dataset, field);
  const conditions = (list: QueryPlan['where']) =>
    list.map((each) => compileCondition(dialect, typed(each.field), each)).join(' AND ');
  const read = [...new Set([...neededColumns(plan, dataset), ...storedOrder])];
  const inner = visibleRows(dialect, guarded, dataset, source, read);
  const keys = plan.select.filter((field) => field.kind === 'column');
  return [
    `SELECT ${isDistinct(plan) ? 'DISTINCT ' : ''}${plan.select.map((field) => typed(field).sql).join(', ')}`,
    `FROM (${inner}) AS visible`,
    plan.where.length > 0 && `WHERE ${conditions(plan.where)}`,
    isAggregate(plan) && keys.length > 0 && `GROUP BY ${sqlList(keys, typed)}`,
    plan.having.length > 0 && `HAVING ${conditions(plan.having)}`,
    order.length > 0 && `ORDER BY ${orderings(order, plan.select, typed)}`,
    storedOrder.length > 0 &&
      `ORDER BY ${storedOrder.map((each) => nullsLast(dialect.name(each), 'asc')).join(', ')}`,
    most !== null && `LIMIT ${most}`,
  ]
    .filter((clause) => clause !== false)
    .join('\n');
}

/** Groups are distinct already, and DISTINCT would forbid ordering them by another metric. */
const isDistinct = (plan: QueryPlan): boolean => plan.distinct && !isAggregate(plan);

const sqlList = (fields: readonly Field[], typed: (field: Field) => Typed): string =>
  [...new Set(fields.map((field) => typed(field).sql))].join(', ');

function orderings(
  order: readonly Order[],
  select: readonly Field[],
  typed: (field: Field) => Typed,
): string {
  return order
    .map(({ field, direction }) => {
      const selected = select.findIndex(sameAs(field));
      const key = selected < 0 ? typed(field).sql : String(selected + 1);
      return nullsLast(key, direction);
    })
    .join(', ');
}

const nullsLast = (key: string, direction: Order['direction']): string =>
  `${key} ${direction.toUpperCase()} NULLS LAST`;

const smallest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

function typedField(dialect: Dialect, guarded: GuardedPlan, dataset: Dataset, field: Field): Typed {
  return field.kind === 'column'
    ? { sql: dialect.name(field.name), type: columnNamed(dataset, field.name).type }
    : typedMetric(dialect, guarded, dataset, field.name);
}

function typedMetric(
  dialect: Dialect,
  guarded: GuardedPlan,
  dataset: Dataset,
  name: string,
): Typed {
  const metric = metricNamed(dataset, name);
  if (metric.column === undefined) return { sql: dialect.count(), type: metric.type };
  // Counting withheld values would say 0 where the truth is not to be told. A sum of nulls is null.
  if (guarded.withheld.includes(metric.column)) {
    return { sql: dialect.sum(dialect.typedNull(metric.type), metric.type), type: metric.type };
  }
  const column = columnNamed(dataset, metric.column);
  const over = dialect.name(column.name);
  return metric.function === 'sum'
    ? { sql: dialect.sum(over, column.type), type: column.type }
    : { sql: dialect.countDistinct(over), type: metric.type };
}

/** What the plan reads, in catalog order; never none, because a select needs a column. */
export function neededColumns(plan: QueryPlan, dataset: Dataset): readonly string[] {
  const fields = [
    ...plan.select,
    ...[...plan.where, ...plan.having].map((condition) => condition.field),
    ...plan.orderBy.map((order) => order.field),
  ];
  const needed = fields.map((field) =>
    field.kind === 'column' ? field.name : metricNamed(dataset, field.name).column,
  );
  const names = dataset.columns
    .map((column) => column.name)
    .filter((name) => needed.includes(name));
  return names.length > 0 ? names : [dataset.accountColumn];
}
