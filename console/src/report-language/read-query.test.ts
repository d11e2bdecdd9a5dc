import { expect, test } from 'vitest';
import { isSound } from './query-model.ts';
import { readQuery } from './read-query.ts';

const names = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);

test('a query is read with all its parts, each where it stands', () => {
  const text =
    "select distinct A, b from X where a not  like 'O''Brien%' and B in (1, '2') and c <> .5 " +
    'order by A asc, b timespan last_month limit 5;';
  const model = readQuery(text);
  expect(names(model.select)).toEqual(['A', 'b']);
  expect(model.dataset?.text).toBe('X');
  expect(model.distinct).toEqual({ from: 7, to: 15 });
  expect(
    model.conditions.map(({ name, operator, values }) => [
      name.text,
      operator,
      values.map(({ kind, text: value }) => `${kind} ${value}`),
    ]),
  ).toEqual([
    ['a', 'NOT LIKE', ["text O'Brien%"]],
    ['B', 'IN', ['number 1', 'text 2']],
    ['c', '!=', ['number .5']],
  ]);
  expect(model.orderBy.map(({ name, direction }) => [name.text, direction])).toEqual([
    ['A', 'asc'],
    ['b', 'desc'],
  ]);
  expect([model.limit?.text, model.timespan?.text]).toEqual(['5', 'last_month']);
  expect(model.conditions.map(({ from, to }) => text.slice(from, to))).toEqual([
    "a not  like 'O''Brien%'",
    "B in (1, '2')",
    'c <> .5',
  ]);
  expect(model.problems).toEqual([]);
  expect(model.readable).toBe(true);
});

test.each([
  ['', []],
  ['SELECT \nFROM X', []],
  ['SELECT a FROM', []],
  ['SELECT a FROM X WHERE', []],
  ['SELECT a FROM X ORDER BY', []],
  ['SELECT a, b, FROM X', ['select: ,']],
  ['SELECT a b FROM X', ['select: b']],
  ['SELECT * FROM X', ['select: *']],
  ['SELECT a FROM X, Y', ['from: ,', 'from: Y']],
  ['SELECT a FROM X WHERE x', ['where: x']],
  ['SELECT a FROM X WHERE x = AND y = 1 LIMIT 5', ['where: =']],
  ['SELECT a FROM X WHERE x = foo LIMIT 5', ['where: foo']],
  ['SELECT a FROM X WHERE x IN () LIMIT 5', ['where: (']],
  ['SELECT a FROM X ORDER a', ['orderBy: ORDER']],
  ['SELECT a FROM X LIMIT 5 LIMIT 6', ['limit: LIMIT 6']],
  ['SELECT a FROM X LIMIT ten TIMESPAN LAST_MONTH', ['limit: ten']],
])('of %j the form tells what it cannot show: %j', (text, problems) => {
  const model = readQuery(text);
  expect(
    model.problems.map(({ clause, from, to }) => `${clause}: ${text.slice(from, to)}`),
  ).toEqual(problems);
  expect(model.readable).toBe(true);
});

test.each(['hello', ';', "SELECT a FROM X WHERE x = 'abc LIMIT 5", ', SELECT a FROM X'])(
  'nothing of %j can be changed safely',
  (text) => expect(readQuery(text).readable).toBe(false),
);

test('what is understood beside a problem is there, and other clauses are sound', () => {
  const model = readQuery('SELECT a, b FROM X WHERE x = 1 OR y = 2 ORDER BY a');
  expect(names(model.select)).toEqual(['a', 'b']);
  expect(model.conditions).toHaveLength(1);
  expect(isSound(model, 'where')).toBe(false);
  expect(isSound(model, 'orderBy')).toBe(true);
});
