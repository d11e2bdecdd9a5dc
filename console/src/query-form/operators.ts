import type { Operator } from '../report-language/query-model.ts';
import type { Field, ValueKind } from './fields.ts';

const ordered = ['=', '!=', '>', '>=', '<', '<='] as const;
const wordy = ['=', '!=', 'IN', 'NOT IN', 'LIKE', 'NOT LIKE', '>', '>=', '<', '<='] as const;

/** The most used first. LIKE takes columns of text only. */
export const operatorsFor = ({ kind, values }: Field): readonly Operator[] =>
  values === 'text' && kind === 'column' ? wordy : [...ordered, 'IN', 'NOT IN'];

const first: Readonly<Record<ValueKind, Operator>> = {
  text: '=',
  number: '>=',
  date: '>=',
  time: '>=',
};

/** What a new filter begins with. */
export const firstOperatorFor = ({ values }: Field): Operator => first[values];
