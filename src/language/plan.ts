import type { DateRange } from '../catalog/dataset.ts';

/**
 * A checked query as plain data: every name resolved to the catalog's spelling, every value
 * converted to its column's type. It says nothing about who asks; policy adds that.
 */
export interface QueryPlan {
  readonly program: string;
  /** The catalog's name of the dataset. */
  readonly dataset: string;
  readonly distinct: boolean;
  readonly select: readonly Field[];
  /** Conditions on columns; all must hold. */
  readonly where: readonly Condition[];
  /** Conditions on metrics; they filter groups. */
  readonly having: readonly Condition[];
  readonly orderBy: readonly Order[];
  readonly limit: number | null;
  /** Absent in the text: the dataset's default. */
  readonly timespan: DateRange;
}

export interface Field {
  readonly kind: 'column' | 'metric';
  /** The catalog's name. */
  readonly name: string;
  /** The header of the output: the catalog's spelling of the name or of the alias asked for. */
  readonly header: string;
}

export type Comparison = '=' | '!=' | '>' | '<' | '>=' | '<=';

export type Condition =
  | {
      readonly kind: 'compare';
      readonly field: Field;
      readonly operator: Comparison;
      readonly value: Value;
    }
  | {
      readonly kind: 'like';
      readonly field: Field;
      readonly negated: boolean;
      /** `%` any run, `_` any one character. */
      readonly pattern: string;
    }
  | {
      readonly kind: 'in';
      readonly field: Field;
      readonly negated: boolean;
      readonly values: readonly Value[];
    };

/**
 * `text` is canonical for its type: integers and decimals as `-?digits(.digits)?`, dates as
 * `yyyy-MM-dd`, timestamps as `yyyy-MM-ddTHH:mm:ssZ`, strings as they are.
 */
export interface Value {
  readonly type: 'string' | 'integer' | 'decimal' | 'date' | 'timestamp';
  readonly text: string;
}

export interface Order {
  readonly field: Field;
  readonly direction: 'asc' | 'desc';
}

/** True when the plan groups: a metric is named anywhere. */
export const isAggregate = (plan: QueryPlan): boolean =>
  plan.having.length > 0 ||
  [...plan.select, ...plan.orderBy.map((order) => order.field)].some(
    (field) => field.kind === 'metric',
  );
