import type { Condition, Order, QueryPlan, Value } from './plan.ts';

/** The canonical text of a plan, on one line: `checkQuery` reads it back as the same plan. */
export function printQuery(plan: QueryPlan): string {
  const conditions = [...plan.where, ...plan.having];
  return [
    `SELECT ${plan.distinct ? 'DISTINCT ' : ''}${plan.select.map(({ header }) => header).join(', ')}`,
    `FROM ${plan.dataset}`,
    ...(conditions.length > 0 ? [`WHERE ${conditions.map(printCondition).join(' AND ')}`] : []),
    ...(plan.orderBy.length > 0 ? [`ORDER BY ${plan.orderBy.map(printOrder).join(', ')}`] : []),
    ...(plan.limit === null ? [] : [`LIMIT ${plan.limit}`]),
    `TIMESPAN ${plan.timespan}`,
  ].join(' ');
}

function printCondition(condition: Condition): string {
  const { header } = condition.field;
  switch (condition.kind) {
    case 'compare':
      return `${header} ${condition.operator} ${printValue(condition.value)}`;
    case 'like':
      return `${header} ${negation(condition)}LIKE ${quote(condition.pattern)}`;
    case 'in':
      return `${header} ${negation(condition)}IN (${condition.values.map(printValue).join(', ')})`;
  }
}

const negation = ({ negated }: { readonly negated: boolean }): string => (negated ? 'NOT ' : '');

const printValue = ({ type, text }: Value): string =>
  type === 'integer' || type === 'decimal' ? text : quote(text);

const printOrder = ({ field, direction }: Order): string =>
  `${field.header} ${direction.toUpperCase()}`;

/** The one way text enters a query. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
