import { expect, test } from 'vitest';
import { readQuery } from '../report-language/read-query.ts';
import { isLimit } from './check-limit.ts';
import { type Field, findField, type ValueKind, valueKindOf } from './fields.ts';
import { matchNames } from './match-names.ts';
import { operatorsFor } from './operators.ts';
import { isAggregate, orderableFields, orderFaultOf } from './order-rules.ts';

const field = (
  name: string,
  kind: Field['kind'] = 'column',
  values: ValueKind = 'text',
): Field => ({
  ...{ name, kind, values, aliases: [`${name}Alias`], description: `What ${name} means` },
  ...{ type: 'string', unit: null, formula: null, sensitivity: null, withheld: false },
});

const fields = [
  field('Seats', 'metric', 'number'),
  field('Market'),
  field('Month', 'column', 'date'),
];

test.each([
  ['string', 'text'],
  ['integer', 'number'],
  ['decimal(18,2)', 'number'],
  ['date', 'date'],
  ['timestamp', 'time'],
] as const)('a column of type %s takes a %s', (type, kind) => expect(valueKindOf(type)).toBe(kind));

test('fields are found by name and alias in any case', () => {
  expect(findField(fields, 'MARKETalias')?.name).toBe('Market');
  expect(findField(fields, 'Nothing')).toBeUndefined();
});

test('names that begin with the term come first, then those that hold it, then meanings', () => {
  const items = ['Xa', 'bXa', 'c'].map((name) => ({ name, description: 'xa' }));
  expect(matchNames(items.toReversed(), 'xa').map(({ name }) => name)).toEqual(['Xa', 'bXa', 'c']);
  expect(matchNames(items, 'zz')).toEqual([]);
  expect(matchNames(fields, 'month what').map(({ name }) => name)).toEqual(['Month']);
});

test('LIKE is for columns of text alone', () => {
  expect(fields.map((one) => operatorsFor(one).includes('LIKE'))).toEqual([false, true, false]);
});

test.each([
  ['1', true],
  ['9007199254740991', true],
  ['9007199254740992', false],
  ['0', false],
  ['-1', false],
  ['5.5', false],
  ['', false],
])('%j as a limit: %s', (typed, isRight) => expect(isLimit(typed)).toBe(isRight));

test.each([
  ['SELECT Month FROM X', ['Seats', 'Market', 'Month']],
  ['SELECT DISTINCT Month FROM X', ['Month']],
  ['SELECT Month, Seats FROM X', ['Seats', 'Month']],
  ['SELECT Month FROM X WHERE Seats > 5 ORDER BY MonthAlias', ['Seats']],
])('%s can yet be ordered by %j', (text, names) => {
  expect(orderableFields(readQuery(text), fields).map(({ name }) => name)).toEqual(names);
});

test('what cannot order says why', () => {
  const market = fields[1] as Field;
  const faultIn = (text: string) => orderFaultOf(market, readQuery(text), fields);
  expect(faultIn('SELECT Month, Seats FROM X')).toBe('metrics');
  expect(faultIn('SELECT DISTINCT Month FROM X')).toBe('distinct');
  expect(faultIn('SELECT DISTINCT market FROM X')).toBeUndefined();
  expect(isAggregate(readQuery('SELECT Month FROM X ORDER BY Seats'), fields)).toBe(true);
});
