import { MAX_PRECISION } from '../../catalog/column-type.ts';
import type { ColumnType } from '../../catalog/dataset.ts';
import type { Comparison, Condition, Value } from '../../language/plan.ts';
import type { Dialect } from './dialect.ts';
import { exactComparison } from './exact-number.ts';

/** An expression and the type of its values. */
export interface Typed {
  readonly sql: string;
  readonly type: ColumnType;
}

/** A null never satisfies a condition, not even a negated one; texts compare without regard to case. */
export function compileCondition(dialect: Dialect, operand: Typed, condition: Condition): string {
  switch (condition.kind) {
    case 'compare':
      return compare(dialect, operand, condition.operator, condition.value);
    case 'like':
      return like(dialect, operand, condition.negated, condition.pattern);
    case 'in':
      return isIn(dialect, operand, condition.negated, condition.values);
  }
}

function compare(dialect: Dialect, operand: Typed, operator: Comparison, value: Value): string {
  const { sql, type } = operand;
  const symbol = operator === '!=' ? '<>' : operator;
  if (type.kind === 'string') {
    return `${dialect.fold(sql)} ${symbol} ${dialect.fold(dialect.text(value.text))}`;
  }
  if (type.kind !== 'integer' && type.kind !== 'decimal') {
    return `${sql} ${symbol} ${dialect.literal(value)}`;
  }
  const left = exactComparison(operator, value.text, sizeOf(type));
  if (left === 'none') return 'FALSE';
  if (left === 'every') return `${sql} IS NOT NULL`;
  const number = dialect.literal({ type: type.kind, text: left.text });
  return `${sql} ${left.operator === '!=' ? '<>' : left.operator} ${number}`;
}

/** Sums of integers have as many digits as those of decimals. */
const sizeOf = (type: ColumnType) =>
  type.kind === 'decimal'
    ? { digits: type.precision, scale: type.scale }
    : { digits: MAX_PRECISION, scale: 0 };

function like(dialect: Dialect, operand: Typed, negated: boolean, pattern: string): string {
  const text =
    operand.type.kind === 'string' ? operand.sql : dialect.asText(operand.sql, operand.type);
  const match = dialect.like(text, pattern);
  return negated ? `NOT (${match})` : match;
}

/** As single comparisons, so that each value is as exact as in `=`. */
function isIn(
  dialect: Dialect,
  operand: Typed,
  negated: boolean,
  values: readonly Value[],
): string {
  if (operand.type.kind === 'string') {
    const list = values.map((value) => dialect.fold(dialect.text(value.text))).join(', ');
    return `${dialect.fold(operand.sql)} ${negated ? 'NOT IN' : 'IN'} (${list})`;
  }
  const terms = values.map((value) => compare(dialect, operand, negated ? '!=' : '=', value));
  return `(${terms.join(negated ? ' AND ' : ' OR ')})`;
}
