import { expect, test } from 'vitest';
import { editQuery } from './edit-query.ts';
import type { QueryEdit } from './query-edit.ts';

const text = (value: string) => ({ kind: 'text', text: value }) as const;
const number = (value: string) => ({ kind: 'number', text: value }) as const;

const add = (name: string): QueryEdit => ({ kind: 'addSelect', name });
const where = (
  name: string,
  value: ReturnType<typeof text> | ReturnType<typeof number> = text('x'),
): QueryEdit => ({
  kind: 'addCondition',
  condition: { name, operator: '=', values: [value] },
});

test.each<[string, QueryEdit, string]>([
  ['', { kind: 'setDataset', name: 'X' }, 'SELECT \nFROM X'],
  ['', add('a'), 'SELECT a'],
  ['SELECT a', { kind: 'setDataset', name: 'X' }, 'SELECT a\nFROM X'],
  ['SELECT a FROM ', { kind: 'setDataset', name: 'X' }, 'SELECT a FROM X'],
  ['select a from y limit 5', { kind: 'setDataset', name: 'X' }, 'select a from X limit 5'],
  ['SELECT \nFROM X', add('a'), 'SELECT a\nFROM X'],
  ['SELECT FROM X', add('a'), 'SELECT a FROM X'],
  ['FROM X', add('a'), 'SELECT a\nFROM X'],
  ['SELECT a,\n  b\nFROM X', add('c'), 'SELECT a,\n  b,\n  c\nFROM X'],
  ['SELECT a FROM X', add('b'), 'SELECT a, b FROM X'],
  ['SELECT a FROM X', { kind: 'removeSelect', index: 0 }, 'SELECT  FROM X'],
  ['SELECT  FROM X', add('b'), 'SELECT b FROM X'],
  ['SELECT a, b , c FROM X', { kind: 'removeSelect', index: 1 }, 'SELECT a , c FROM X'],
  ['SELECT a, b , c FROM X', { kind: 'removeSelect', index: 0 }, 'SELECT b , c FROM X'],
  ['SELECT a, b ,\nc FROM X', { kind: 'moveSelect', from: 2, to: 0 }, 'SELECT c, a ,\nb FROM X'],
  ['SELECT a FROM X', { kind: 'setDistinct', distinct: true }, 'SELECT DISTINCT a FROM X'],
  ['select\n  a from X', { kind: 'setDistinct', distinct: true }, 'select distinct\n  a from X'],
  ['SELECT \nFROM X', { kind: 'setDistinct', distinct: true }, 'SELECT DISTINCT\nFROM X'],
  ['SELECT DISTINCT a FROM X', { kind: 'setDistinct', distinct: false }, 'SELECT a FROM X'],
  ['SELECT a FROM X', where('b'), "SELECT a FROM X WHERE b = 'x'"],
  ['SELECT a\nFROM X;', where('b', number('5')), 'SELECT a\nFROM X\nWHERE b = 5;'],
  ['SELECT a FROM X WHERE', where('b'), "SELECT a FROM X WHERE b = 'x'"],
  ['SELECT a FROM X LIMIT 5', where('b'), "SELECT a FROM X WHERE b = 'x' LIMIT 5"],
  [
    'SELECT a FROM X WHERE c = 1 LIMIT 5',
    where('b'),
    "SELECT a FROM X WHERE c = 1 AND b = 'x' LIMIT 5",
  ],
  ['SELECT a FROM X', where('b', text("O'Brien")), "SELECT a FROM X WHERE b = 'O''Brien'"],
  ['SELECT a FROM X', where('b', number("1' OR")), "SELECT a FROM X WHERE b = '1'' OR'"],
  [
    'SELECT a FROM X WHERE b = 1 LIMIT 5',
    { kind: 'removeCondition', index: 0 },
    'SELECT a FROM X LIMIT 5',
  ],
  [
    "SELECT a FROM X\n  WHERE b = 'x'ORDER BY a",
    { kind: 'removeCondition', index: 0 },
    'SELECT a FROM X ORDER BY a',
  ],
  [
    "SELECT a FROM X WHERE c=1 AND b='x'ORDER BY a",
    { kind: 'removeCondition', index: 1 },
    'SELECT a FROM X WHERE c=1 ORDER BY a',
  ],
  [
    "SELECT a FROM X WHERE b  =  'x' AND c = 1",
    {
      kind: 'changeCondition',
      index: 0,
      condition: { name: 'b', operator: '=', values: [text('y')] },
    },
    "SELECT a FROM X WHERE b  =  'y' AND c = 1",
  ],
  [
    "SELECT a FROM X WHERE b='x'",
    {
      kind: 'changeCondition',
      index: 0,
      condition: { name: 'b', operator: 'LIKE', values: [text('x%')] },
    },
    "SELECT a FROM X WHERE b LIKE'x%'",
  ],
  [
    "SELECT a FROM X WHERE b='x'",
    {
      kind: 'changeCondition',
      index: 0,
      condition: { name: 'b', operator: 'IN', values: [text('x'), text('y')] },
    },
    "SELECT a FROM X WHERE b IN('x', 'y')",
  ],
  [
    "SELECT a FROM X WHERE b IN (\n'x',\n'y')",
    {
      kind: 'changeCondition',
      index: 0,
      condition: { name: 'b', operator: 'IN', values: [text('x'), text('y'), text('z')] },
    },
    "SELECT a FROM X WHERE b IN (\n'x',\n'y',\n'z')",
  ],
  [
    "SELECT a FROM X WHERE b IN ('x' ,'y','z')",
    {
      kind: 'changeCondition',
      index: 0,
      condition: { name: 'b', operator: 'IN', values: [text('x'), text('z')] },
    },
    "SELECT a FROM X WHERE b IN ('x','z')",
  ],
  [
    'SELECT a FROM X',
    { kind: 'addOrder', order: { name: 'a', direction: 'asc' } },
    'SELECT a FROM X ORDER BY a ASC',
  ],
  [
    'SELECT a FROM X order by a desc, b',
    { kind: 'changeOrder', index: 0, order: { name: 'a', direction: 'asc' } },
    'SELECT a FROM X order by a asc, b',
  ],
  [
    'SELECT a FROM X ORDER BY a, b',
    { kind: 'changeOrder', index: 0, order: { name: 'a', direction: 'asc' } },
    'SELECT a FROM X ORDER BY a ASC, b',
  ],
  [
    'SELECT a FROM X ORDER BY a DESC, b',
    { kind: 'moveOrder', from: 0, to: 1 },
    'SELECT a FROM X ORDER BY b, a DESC',
  ],
  ['SELECT a FROM X', { kind: 'setLimit', limit: '10' }, 'SELECT a FROM X LIMIT 10'],
  [
    'SELECT a FROM X LIMIT 5 TIMESPAN LIFETIME',
    { kind: 'setLimit', limit: null },
    'SELECT a FROM X TIMESPAN LIFETIME',
  ],
  [
    'select a\n  from X\n  limit 5',
    { kind: 'setTimespan', range: 'LIFETIME' },
    'select a\n  from X\n  limit 5\n  timespan LIFETIME',
  ],
])('%j, %j', (before, edit, after) => {
  expect(editQuery(before, edit)).toBe(after);
});

test.each<[string, QueryEdit]>([
  ['SELECT a, FROM X', add('b')],
  ['hello', add('b')],
  ["SELECT a FROM X WHERE b = 'x", { kind: 'setLimit', limit: '5' }],
  ['SELECT a FROM X WHERE b = OR c', where('b')],
  ['SELECT a FROM X', { kind: 'removeSelect', index: 7 }],
])('%j stays as it is with %j', (before, edit) => {
  expect(editQuery(before, edit)).toBe(before);
});

test('a clause with problems does not keep others from being changed', () => {
  expect(editQuery('SELECT a FROM X WHERE b = OR c', { kind: 'setLimit', limit: '5' })).toBe(
    'SELECT a FROM X WHERE b = OR c LIMIT 5',
  );
});
