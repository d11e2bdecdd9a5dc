import type { ColumnType, Dataset } from '../../catalog/dataset.ts';
import type { Value } from '../../language/plan.ts';

/** The small questions on which SQL engines differ. Every answer is SQL text. */
export interface Dialect {
  name(name: string): string;
  text(text: string): string;
  literal(value: Value): string;
  /** A null that counts as a value of the type. */
  typedNull(type: ColumnType): string;
  /** Text folded so that equal means equal but for case. */
  fold(expression: string): string;
  /** A value as it stands in report files. */
  asText(expression: string, type: ColumnType): string;
  /** Without regard to case; `%` is any run, `_` any one character, nothing escapes them. */
  like(expression: string, pattern: string): string;
  count(): string;
  countDistinct(expression: string): string;
  /** Exact; null over no values. `type` is the type of the summed values. */
  sum(expression: string, type: ColumnType): string;
  /**
   * The stored columns by which rows come in their own order where a query asks for none; empty where the engine
   * reads them in that order anyway.
   */
  storedOrder(dataset: Dataset): readonly string[];
}
