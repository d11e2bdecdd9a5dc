import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkQuery } from '../../../src/language/check-query.ts';
import { printQuery } from '../../../src/language/print-query.ts';
import { openFuzzWorld } from '../../../src/language/testing/fuzz.ts';
import { planArbitrary } from '../../../src/language/testing/plan-arbitrary.ts';
import { formatQuery } from './format-query.ts';

test('one clause and one condition a line', () => {
  expect(
    formatQuery(
      "select distinct A,B from C where A>=5 and B not  like 'x  y' and D in(1,'two') " +
        'order by A desc ,B limit 20 timespan last_month ;',
    ),
  ).toBe(
    [
      'SELECT DISTINCT A, B',
      'FROM C',
      'WHERE A >= 5',
      "  AND B NOT LIKE 'x  y'",
      "  AND D IN (1, 'two')",
      'ORDER BY A DESC, B',
      'LIMIT 20',
      'TIMESPAN LAST_MONTH;',
    ].join('\n'),
  );
});

test('a long list has one name a line', () => {
  const names = ['CustomerName', 'CustomerTenantId', 'TotalMonthlyActiveUsers', 'CustomerMarket'];
  expect(formatQuery(`SELECT ${names.join(', ')} FROM A`)).toBe(
    `SELECT\n${names.map((name) => `  ${name}`).join(',\n')}\nFROM A`,
  );
});

test.each(['', 'SELECT', 'SELECT A, FROM B', "SELECT A FROM B WHERE C = 'x"])(
  'a faulty text is left alone: %s',
  (text) => expect(formatQuery(text)).toBeNull(),
);

test('a formatted query means the same, and formatting it again changes nothing', async () => {
  const { catalog, dataset } = await openFuzzWorld();
  fc.assert(
    fc.property(planArbitrary(dataset), (plan) => {
      const text = printQuery(plan);
      const formatted = formatQuery(text) ?? '';
      expect(checkQuery(formatted, 'mpn', catalog)).toEqual(checkQuery(text, 'mpn', catalog));
      expect(formatQuery(formatted)).toBe(formatted);
    }),
  );
});
