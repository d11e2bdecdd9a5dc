import { expect, test } from 'vitest';
import type { Condition } from '../../language/plan.ts';
import { compileCount, compilePlan } from '../sql/compile.ts';
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
import { clickHouseDialect } from './dialect.ts';

const compile = (...args: Parameters<typeof guard>): string =>
  compilePlan(clickHouseDialect, guard(...args), salesDataset, '"sales_1"');

const like = (pattern: string): Condition => ({
  ...{ kind: 'like', field: columnField('Customer'), negated: false, pattern },
});

test('a plain select without order asks for the order in which rows are kept', () => {
  expect(
    compile({
      select: [columnField('Seats')],
      where: [where('Seats', '>=', integerValue('5'))],
      limit: 7,
    }),
  ).toBe(`SELECT "Seats"
FROM (SELECT "Seats", "Day", "_position" FROM "sales_1" AS stored WHERE stored."Account" = 'A1') AS visible
WHERE "Seats" >= CAST('5' AS Int128)
ORDER BY "Day" ASC NULLS LAST, "_position" ASC NULLS LAST
LIMIT 7`);
});

test('metrics are sums in 38 digits, of wide decimals in more until they are known', () => {
  const more = {
    select: [columnField('Day'), metricField('TotalSeats'), metricField('TotalRevenue')],
  };
  expect(
    compile({
      ...more,
      having: [{ ...where('x', '>', decimalValue('1.5')), field: metricField('CustomerCount') }],
    }),
  ).toBe(`SELECT "Day", CAST(sum(CAST("Seats" AS Nullable(Decimal(38, 0)))) AS Nullable(Decimal(38, 0))), CAST(sum(CAST("Revenue" AS Nullable(Decimal(38, 2)))) AS Nullable(Decimal(38, 2)))
FROM (SELECT "Customer", "Day", "Seats", "Revenue" FROM "sales_1" AS stored WHERE stored."Account" = 'A1') AS visible
GROUP BY "Day"
HAVING uniqExact("Customer") > CAST('1' AS Int128)
ORDER BY 1 ASC NULLS LAST`);
  const wide = { kind: 'decimal', precision: 30, scale: 4 } as const;
  expect(clickHouseDialect.sum('"x"', wide)).toBe(
    'CAST(sum(CAST("x" AS Nullable(Decimal(76, 4)))) AS Nullable(Decimal(38, 4)))',
  );
});

test('withheld columns are nulls before anything looks at them', () => {
  const plan = {
    select: [columnField('Email')],
    distinct: true,
    where: [where('Revenue', '>', decimalValue('10'))],
  };
  expect(compile(plan, viewer)).toBe(`SELECT DISTINCT "Email"
FROM (SELECT CAST(NULL AS Nullable(String)) AS "Email", CAST(NULL AS Nullable(Decimal(18, 2))) AS "Revenue" FROM "sales_1" AS stored WHERE stored."Account" = 'A1') AS visible
WHERE "Revenue" > CAST('10.00' AS Decimal(38, 2))
ORDER BY 1 ASC NULLS LAST`);
});

test('rows are limited to the locations and to the time', () => {
  const interval = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-05T13:00:00Z') };
  expect(compile({}, { ...everything, locations: ['L1', "L'\\2"] }, interval)).toContain(
    String.raw`WHERE stored."Account" = 'A1' AND stored."Location" IN ('L1', 'L\'\\2') AND stored."Day" >= CAST('2026-03-01' AS Date32) AND stored."Day" < CAST('2026-03-06' AS Date32))`,
  );
});

test.each([
  [
    where('Customer', '=', textValue("o'x\\")),
    `${folded('"Customer"')} = ${folded(String.raw`'o\'x\\'`)}`,
  ],
  [like('a\\%b_'), `${folded('"Customer"')} LIKE ${folded(String.raw`'a\\\\%b_'`)}`],
])('a backslash escapes in texts, and in patterns once more', (condition, sql) => {
  expect(compile({ where: [condition] })).toContain(`WHERE ${sql}`);
});

function folded(sql: string): string {
  return `lowerUTF8(translateUTF8(${sql}, 'Σİ', 'σi'))`;
}

test('a count needs no order', () => {
  const sql = compileCount(clickHouseDialect, guard({ limit: 5 }), salesDataset, '"sales_1"');
  expect(sql).toBe(`SELECT count() FROM (SELECT "Customer"
FROM (SELECT "Customer" FROM "sales_1" AS stored WHERE stored."Account" = 'A1') AS visible
LIMIT 5) AS answer`);
});

test('a name with a backslash is none', () => {
  expect(() => clickHouseDialect.name('a\\')).toThrow('not a name');
  expect(clickHouseDialect.name('a"b')).toBe('"a""b"');
});
