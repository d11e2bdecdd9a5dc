import type { Word } from './tokens.ts';

/**
 * A query as it was written, before anything in it has a meaning. Every list holds what was
 * understood, in text order; clauses given twice add up, and the plan is refused for them elsewhere.
 */
export interface QuerySyntax {
  distinct: boolean;
  readonly select: Word[];
  readonly from: Word[];
  readonly where: ConditionSyntax[];
  readonly orderBy: OrderSyntax[];
  readonly limit: Word[];
  readonly timespan: Word[];
}

export type ConditionSyntax =
  | {
      readonly kind: 'compare';
      readonly field: Word;
      readonly operator: Word;
      readonly value: Word;
    }
  | {
      readonly kind: 'like';
      readonly field: Word;
      /** The word LIKE. */
      readonly operator: Word;
      readonly negated: boolean;
      readonly value: Word;
    }
  | {
      readonly kind: 'in';
      readonly field: Word;
      readonly negated: boolean;
      readonly values: readonly Word[];
      /** The list with its parentheses. */
      readonly list: { readonly from: number; readonly to: number };
    }
  | { readonly kind: 'between'; readonly field: Word; readonly operator: Word };

export interface OrderSyntax {
  readonly field: Word;
  readonly direction: 'asc' | 'desc' | null;
}

export const emptySyntax = (): QuerySyntax => ({
  distinct: false,
  select: [],
  from: [],
  where: [],
  orderBy: [],
  limit: [],
  timespan: [],
});
