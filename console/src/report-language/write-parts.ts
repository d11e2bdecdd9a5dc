import { isList, type Operator, type Value } from './query-model.ts';

export interface Condition {
  readonly name: string;
  readonly operator: Operator;
  /** One, but for the operators of lists. */
  readonly values: readonly Value[];
}

export interface Order {
  readonly name: string;
  readonly direction: 'asc' | 'desc';
}

const plainNumber = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** The one way a text enters a query: quotes inside are written twice. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What is no number is quoted, whatever it calls itself: a value never becomes more than a value. */
export const writeValue = ({ kind, text }: Value): string =>
  kind === 'number' && plainNumber.test(text) ? text : quote(text);

const writeList = (values: readonly Value[]): string => `(${values.map(writeValue).join(', ')})`;

export function writeValues(operator: Operator, values: readonly Value[]): string {
  const [first = { kind: 'text', text: '' } as const] = values;
  return isList(operator) ? writeList(values) : writeValue(first);
}

export const writeCondition = ({ name, operator, values }: Condition): string =>
  `${name} ${operator} ${writeValues(operator, values)}`;

export const writeOrder = ({ name, direction }: Order): string =>
  `${name} ${direction.toUpperCase()}`;
