import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkQuery } from './check-query.ts';
import type { QueryPlan } from './plan.ts';
import { printQuery } from './print-query.ts';
import { planArbitrary } from './testing/plan-arbitrary.ts';
import { profile, sampleCatalog, training, usage } from './testing/sample-catalog.ts';

const anyPlan = fc.oneof(
  { weight: 3, arbitrary: planArbitrary(usage) },
  planArbitrary(profile),
  planArbitrary(training),
);

function read(text: string): QueryPlan {
  const checked = checkQuery(text, 'mpn', sampleCatalog);
  if (!checked.ok) throw new Error(`${text}\n${JSON.stringify(checked.diagnostics, null, 2)}`);
  return checked.plan;
}

test('reading a printed plan gives the plan', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(read(printQuery(plan))).toEqual(plan);
    }),
    { numRuns: 500 },
  );
});

test('printing what was read from print changes nothing', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const text = printQuery(plan);
      expect(printQuery(read(text))).toBe(text);
    }),
  );
});

test('the case of keywords and names and the kind of blanks do not matter', () => {
  const scrambled = fc.record({
    plan: anyPlan,
    flips: fc.infiniteStream(fc.boolean()),
    blanks: fc.infiniteStream(fc.constantFrom(' ', '\n', '\t', '\r\n', '\u00a0', '\ufeff', '  ')),
  });
  fc.assert(
    fc.property(scrambled, ({ plan, flips, blanks }) => {
      const flip = (letter: string) =>
        flips.next().value ? letter.toUpperCase() : letter.toLowerCase();
      const text = outsideQuotes(printQuery(plan), (part) =>
        part.replace(/[a-z]/gi, flip).replace(/ /g, () => blanks.next().value),
      );
      expect(read(text)).toEqual(plan);
    }),
  );
});

const outsideQuotes = (text: string, change: (part: string) => string): string =>
  text
    .split(/('(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');

test('prints one canonical line', () => {
  const text = `
    select distinct customername, PgaPartnerId, rowcount from cloudusage
    timespan last_month limit 007
    where rowcount > 1 and Country <> 'O''Brien' and seats not in ('+05', 6.50) and MPNId = 1001001
      and Month >= '2026-01-01T00:00:00Z' and LastSeen < '2026-01-01 10:00:00'
    order by rowcount, customername asc;`;
  expect(printQuery(read(text))).toBe(
    'SELECT DISTINCT CustomerName, PGAPartnerID, RowCount FROM Usage ' +
      "WHERE Country != 'O''Brien' AND Seats NOT IN (5, 6.5) AND MPNId = '1001001' " +
      "AND Month >= '2026-01-01' AND LastSeen < '2026-01-01T10:00:00Z' AND RowCount > 1 " +
      'ORDER BY RowCount DESC, CustomerName ASC LIMIT 7 TIMESPAN LAST_MONTH',
  );
});
