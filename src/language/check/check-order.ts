import type { Field, Order } from '../plan.ts';
import type { OrderSyntax, QuerySyntax } from '../syntax/query-syntax.ts';
import { checkField, type Scope } from './check-names.ts';

interface OrderRules {
  readonly distinct: boolean;
  readonly aggregate: boolean;
  readonly selected: ReadonlySet<string>;
}

/** Rows of one answer may stand for many: only what is the same for all of them can order it. */
export function checkOrderBy(
  syntax: Pick<QuerySyntax, 'orderBy' | 'distinct'>,
  select: readonly Field[],
  conditions: readonly { readonly field: Field }[],
  scope: Scope,
): readonly Order[] {
  const items = syntax.orderBy.flatMap((item) => {
    const field = checkField(item.field, scope)?.field;
    return field ? [{ item, field }] : [];
  });
  const named = [...select, ...[...conditions, ...items].map(({ field }) => field)];
  const rules = {
    distinct: syntax.distinct,
    aggregate: named.some((field) => field.kind === 'metric'),
    selected: new Set(select.map((field) => field.name)),
  };
  const seen = new Set<string>();
  return items.map(({ item, field }) => {
    if (seen.has(field.name)) {
      scope.report('duplicate_order', item.field, () => ({ params: { header: field.header } }));
    } else checkOrderable(item, field, rules, scope);
    seen.add(field.name);
    return { field, direction: item.direction ?? 'desc' };
  });
}

function checkOrderable(
  { field: word }: OrderSyntax,
  field: Field,
  { distinct, aggregate, selected }: OrderRules,
  { report, selectsMore }: Scope,
): undefined {
  if (selected.has(field.name) || selectsMore) return;
  const params = { header: field.header };
  if (distinct) report('order_with_distinct', word, () => ({ params }));
  else if (aggregate && field.kind === 'column')
    report('order_with_metrics', word, () => ({ params }));
}
