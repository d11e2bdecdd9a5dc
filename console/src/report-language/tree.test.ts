import { expect, test } from 'vitest';
import { parser } from './generated/parser.ts';

const written = (text: string): string => parser.parse(text).toString();

test('names every part of a query', () => {
  expect(
    written(
      "SELECT DISTINCT A, B FROM C WHERE A >= 5 AND B NOT LIKE 'x%' AND D IN (1, 'two') " +
        'ORDER BY A DESC, B LIMIT 20 TIMESPAN LAST_MONTH;',
    ).replace(/"[^"]*",?/g, ''),
  ).toMatchInlineSnapshot(
    `"Query(SelectClause(Select,Distinct,SelectItem,SelectItem),FromClause(From,DatasetName),WhereClause(Where,Condition(ConditionName,Operator(Compare),Value(Number)),And,Condition(ConditionName,Operator(Not,Like),Value(String)),And,Condition(ConditionName,Operator(In),ValueList(Value(Number),Value(String),))),OrderClause(Order,By,OrderItem(OrderName,Direction(Desc)),OrderItem(OrderName)),LimitClause(Limit,LimitCount(Number)),TimespanClause(Timespan,TimespanRange),)"`,
  );
});

test('case and blanks do not matter', () => {
  const text = "SELECT A FROM B WHERE C NOT IN ('x') ORDER BY A ASC LIMIT 5 TIMESPAN LIFETIME";
  expect(written(text.toLowerCase().replaceAll(' ', '\n\u00a0\t'))).toBe(written(text));
});

test('names may begin with a keyword', () => {
  expect(written('SELECT Fromage, Ordered FROM Inside')).not.toContain('⚠');
});

test.each([
  ['SELECT', 'Query(SelectClause(Select,⚠))'],
  ['SELECT A, FROM B', 'Query(SelectClause(Select,SelectItem,",",⚠),FromClause(From,DatasetName))'],
  ['FROM B', 'Query(FromClause(From,DatasetName))'],
  [
    'SELECT A WHERE B = LIMIT 5',
    'Query(SelectClause(Select,SelectItem),WhereClause(Where,Condition(ConditionName,Operator(Compare),⚠)),LimitClause(Limit,LimitCount(Number)))',
  ],
  [
    "WHERE A = 'it''s",
    'Query(WhereClause(Where,Condition(ConditionName,Operator(Compare),Value(UnclosedString))))',
  ],
  [
    'SELECT A FORM B LIMIT 5',
    'Query(SelectClause(Select,SelectItem,⚠,⚠),LimitClause(Limit,LimitCount(Number)))',
  ],
])('a fault in one clause does not hide the others: %s', (text, tree) => {
  expect(written(text)).toBe(tree);
});
