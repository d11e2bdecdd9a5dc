import type { GuardedPlan } from '../../policy/guard.ts';
import { columnField, guard } from './plans.ts';
import { type SalesRow, salesRow } from './rows.ts';

/** Texts over which `slowPlan` takes minutes. */
export const slowRows = (): SalesRow[] =>
  Array.from({ length: 20_000 }, (_, index) =>
    salesRow({ Customer: `${index}${'ab'.repeat(300)}` }),
  );

/** Each row is held against each pattern, because none of them matches. */
export const slowPlan = (): GuardedPlan =>
  guard({
    where: Array.from({ length: 2000 }, (_, index) => ({
      kind: 'like' as const,
      field: columnField('Customer'),
      negated: true,
      pattern: `%b_b%x${index}`,
    })),
  });
