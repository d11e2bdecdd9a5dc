import type { ColumnType } from '../../catalog/dataset.ts';
import type { Dialect } from '../sql/dialect.ts';
import { quoteEscapedText, quoteName } from '../sql/quote.ts';
import { literal } from './literals.ts';
import { POSITION, storedOrder } from './stored-order.ts';
import { clickHouseType, sumType } from './types.ts';

export const clickHouseDialect: Dialect = {
  name,
  text: quoteEscapedText,
  literal,
  typedNull: (type) => `CAST(NULL AS ${clickHouseType(type)})`,
  fold,
  asText,
  like: (expression, pattern) =>
    // A backslash escapes in the pattern too.
    `${fold(expression)} LIKE ${fold(quoteEscapedText(pattern.replaceAll('\\', '\\\\')))}`,
  count: () => 'count()',
  countDistinct: (expression) => `uniqExact(${expression})`,
  sum: (expression, type) => `CAST(sum(${widened(expression, type)}) AS ${sumType(type)})`,
  storedOrder: (dataset) => [...storedOrder(dataset), POSITION],
};

/** A backslash would escape in a name as well. */
function name(given: string): string {
  if (given.includes('\\')) throw new Error(`not a name: ${given}`);
  return quoteName(given);
}

/**
 * Letter by letter, as DuckDB folds: `lowerUTF8` minds the whole word and makes a final sigma, and two letters of
 * the dotted I (`semantics.ts` tells of the letters in which the engines' Unicode versions differ).
 */
function fold(expression: string): string {
  return `lowerUTF8(translateUTF8(${expression}, 'Σİ', 'σi'))`;
}

function asText(expression: string, type: ColumnType): string {
  switch (type.kind) {
    case 'string':
      return expression;
    case 'timestamp':
      return `formatDateTime(${expression}, '%Y-%m-%dT%H:%i:%SZ')`;
    case 'decimal':
      return `toDecimalString(${expression}, ${type.scale})`;
    case 'integer':
    case 'date':
      return `toString(${expression})`;
  }
}

const widened = (expression: string, type: ColumnType): string =>
  type.kind === 'integer' ? `toInt128(${expression})` : expression;
