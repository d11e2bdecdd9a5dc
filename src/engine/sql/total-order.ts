import { type Field, isAggregate, type Order, type QueryPlan } from '../../language/plan.ts';

/**
 * The orderings by which the same rows always give the same bytes, whatever else lies in the account's
 * files and however an engine's threads happen to run. The plan's own come first; what they leave open
 * the selected columns decide. Rows alike in all of these are the same bytes, so their order is free.
 * None: the rows stay in the snapshot's own order, or there is but one row.
 */
export function totalOrder(plan: QueryPlan): readonly Order[] {
  if (keepsOwnOrder(plan)) return [];
  // Groups differ in their columns: metrics need not be compared.
  const deciding = plan.select.filter(({ kind }) => kind === 'column' || !isAggregate(plan));
  const given = plan.orderBy.map(({ field }) => field);
  const open = deciding.filter(
    (field, index) => ![...given, ...deciding.slice(0, index)].some(sameAs(field)),
  );
  return [...plan.orderBy, ...open.map((field) => ({ field, direction: 'asc' as const }))];
}

export const keepsOwnOrder = (plan: QueryPlan): boolean =>
  !plan.distinct && !isAggregate(plan) && plan.orderBy.length === 0;

export const sameAs =
  (a: Field) =>
  (b: Field): boolean =>
    a.kind === b.kind && a.name === b.name;
