import type { Condition, Order } from './write-parts.ts';

/** One step of a form. Indices count what the model holds. */
export type QueryEdit =
  | { readonly kind: 'setDataset'; readonly name: string }
  | { readonly kind: 'setDistinct'; readonly distinct: boolean }
  | { readonly kind: 'addSelect'; readonly name: string }
  | { readonly kind: 'removeSelect' | 'removeCondition' | 'removeOrder'; readonly index: number }
  | { readonly kind: 'moveSelect' | 'moveOrder'; readonly from: number; readonly to: number }
  | { readonly kind: 'addCondition'; readonly condition: Condition }
  | {
      readonly kind: 'changeCondition';
      readonly index: number;
      readonly condition: Condition;
    }
  | { readonly kind: 'addOrder'; readonly order: Order }
  | { readonly kind: 'changeOrder'; readonly index: number; readonly order: Order }
  /** A whole number; null for none. */
  | { readonly kind: 'setLimit'; readonly limit: string | null }
  | { readonly kind: 'setTimespan'; readonly range: string | null };
