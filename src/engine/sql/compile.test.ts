import { expect, test } from 'vitest';
import { duckDbDialect } from '../duckdb/dialect.ts';
import { salesDataset } from '../testing/datasets.ts';
import {
  columnField,
  decimalValue,
  everything,
  guard,
  integerValue,
  metricField,
  textValue,
  viewer,
  where,
} from '../testing/plans.ts';
import { compilePlan } from './compile.ts';

const compile = (...args: Parameters<typeof guard>): string =>
  compilePlan(duckDbDialect, guard(...args), salesDataset, 'rows');

test('a plain select reads only what it needs', () => {
  expect(
    compile({
      select: [columnField('Customer', 'CustomerName'), columnField('Seats')],
      where: [where('Customer', '=', textValue("O'Hara"))],
      orderBy: [
        { field: columnField('Seats'), direction: 'desc' },
        { field: columnField('Day'), direction: 'asc' },
      ],
      limit: 10,
    }),
  ).toBe(`SELECT "Customer", "Seats"
FROM (SELECT "Customer", "Day", "Seats" FROM rows AS stored WHERE stored."Account" = 'A1') AS visible
WHERE lower("Customer") = lower('O''Hara')
ORDER BY 2 DESC NULLS LAST, "Day" ASC NULLS LAST, 1 ASC NULLS LAST
LIMIT 10`);
});

test('metrics group by the selected columns, and conditions on metrics filter groups', () => {
  expect(
    compile({
      distinct: true,
      select: [columnField('Customer'), metricField('TotalSeats')],
      having: [
        {
          kind: 'compare',
          field: metricField('CustomerCount'),
          operator: '>',
          value: integerValue('1'),
        },
      ],
      orderBy: [{ field: metricField('Rows'), direction: 'desc' }],
    }),
  ).toBe(`SELECT "Customer", CAST(sum("Seats") AS HUGEINT)
FROM (SELECT "Customer", "Seats" FROM rows AS stored WHERE stored."Account" = 'A1') AS visible
GROUP BY "Customer"
HAVING count(DISTINCT "Customer") > (1)
ORDER BY count(*) DESC NULLS LAST, 1 ASC NULLS LAST`);
});

test('withheld columns are replaced before anything looks at them', () => {
  expect(
    compile(
      {
        select: [columnField('Email'), columnField('Revenue'), metricField('EmailCount')],
        where: [where('Revenue', '>', decimalValue('10'))],
      },
      viewer,
    ),
  ).toBe(`SELECT "Email", "Revenue", CAST(sum(CAST(NULL AS BIGINT)) AS HUGEINT)
FROM (SELECT CAST(NULL AS VARCHAR) AS "Email", CAST(NULL AS DECIMAL(18, 2)) AS "Revenue" FROM rows AS stored WHERE stored."Account" = 'A1') AS visible
WHERE "Revenue" > (10.00)
GROUP BY "Email", "Revenue"
ORDER BY 1 ASC NULLS LAST, 2 ASC NULLS LAST`);
});

test('rows are limited to the locations and to the time', () => {
  const interval = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-05T13:00:00Z') };
  expect(compile({}, { ...everything, locations: ['L1', "L'2"] }, interval)).toContain(
    `WHERE stored."Account" = 'A1' AND stored."Location" IN ('L1', 'L''2') AND stored."Day" >= CAST('2026-03-01' AS DATE) AND stored."Day" < CAST('2026-03-06' AS DATE))`,
  );
  expect(compile({}, { ...everything, locations: [] })).toContain('AND FALSE)');
});

test('instants are bounded as they are', () => {
  const dataset = { ...salesDataset, timeColumn: 'ChangedTime' };
  const interval = { from: null, to: new Date('2026-03-05T13:00:00Z') };
  const sql = compilePlan(duckDbDialect, guard({}, everything, interval), dataset, 'rows');
  expect(sql).toContain(`AND stored."ChangedTime" < CAST('2026-03-05 13:00:00' AS TIMESTAMP))`);
});

test.each([
  ['a plain select: the snapshot’s own', {}, null],
  ['one row for all', { select: [metricField('Rows')] }, null],
  [
    'DISTINCT',
    { distinct: true, select: ['Day', 'Seats'].map((name) => columnField(name)) },
    '1A 2A',
  ],
  ['groups by their columns', { select: [metricField('Rows'), columnField('Day')] }, '2A'],
  [
    'an alias beside its column',
    { distinct: true, select: [columnField('Customer'), columnField('Customer', 'CustomerName')] },
    '1A',
  ],
  [
    'what the query leaves open',
    {
      select: ['Day', 'Seats', 'Location'].map((name) => columnField(name)),
      orderBy: [{ field: columnField('Seats'), direction: 'desc' as const }],
    },
    '2D 1A 3A',
  ],
] as const)('the order is total: %s', (_, plan, expected) => {
  const [, order = null] = /ORDER BY (.*)/.exec(compile(plan)) ?? [];
  const short = order?.replaceAll(/ (A|D)\w+ NULLS LAST,?/g, '$1') ?? null;
  expect(short).toBe(expected);
});

test('the tighter limit holds', () => {
  const sql = (limit: number | null, given: number | null) =>
    compilePlan(duckDbDialect, guard({ limit }), salesDataset, 'rows', given);
  expect(sql(500, 100)).toMatch(/LIMIT 100$/);
  expect(sql(5, 100)).toMatch(/LIMIT 5$/);
  expect(sql(null, null)).not.toContain('LIMIT');
});
