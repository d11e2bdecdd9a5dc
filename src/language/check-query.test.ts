import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { checkQuery } from './check-query.ts';
import type { QueryPlan } from './plan.ts';
import { sampleCatalog, training, usage } from './testing/sample-catalog.ts';

function planOf(text: string, catalog = sampleCatalog): QueryPlan {
  const checked = checkQuery(text, 'mpn', catalog);
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'));
  return checked.plan;
}

const valuesOf = (conditions: string) =>
  planOf(`SELECT Month FROM Usage WHERE ${conditions}`).where.map((condition) =>
    condition.kind === 'compare' ? condition.value : undefined,
  );

const clauses = ['WHERE Seats > 5', 'ORDER BY Month ASC', 'LIMIT 10', 'TIMESPAN LIFETIME'];

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) =>
        permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
      );

test.each(permutations(clauses).map((order) => order.join(' ')))('clauses as in: %s', (order) => {
  expect(planOf(`SELECT Month FROM Usage ${order};`)).toEqual(
    planOf(`SELECT Month FROM Usage ${clauses.join(' ')}`),
  );
});

test('a plan says everything with the catalog’s names', () => {
  expect(
    planOf(
      "select month, COUNTRY, rowcount from cloudusage where mpnid not in (7, 'x') and ROWCOUNT >= 2",
    ),
  ).toEqual({
    program: 'mpn',
    dataset: 'Usage',
    distinct: false,
    select: [
      { kind: 'column', name: 'Month', header: 'Month' },
      { kind: 'column', name: 'CustomerMarket', header: 'Country' },
      { kind: 'metric', name: 'RowCount', header: 'RowCount' },
    ],
    where: [
      {
        kind: 'in',
        field: { kind: 'column', name: 'MPNId', header: 'MPNId' },
        negated: true,
        values: [
          { type: 'string', text: '7' },
          { type: 'string', text: 'x' },
        ],
      },
    ],
    having: [
      {
        kind: 'compare',
        field: { kind: 'metric', name: 'RowCount', header: 'RowCount' },
        operator: '>=',
        value: { type: 'integer', text: '2' },
      },
    ],
    orderBy: [],
    limit: null,
    timespan: 'LAST_6_MONTHS',
  });
});

test.each([
  ["Seats = '007'", 'integer', '7'],
  ['Seats = +5', 'integer', '5'],
  ['Seats = -0', 'integer', '0'],
  ['Seats = 5.00', 'integer', '5'],
  ['Seats > 5.5', 'decimal', '5.5'],
  [`Seats < ${'9'.repeat(38)}`, 'integer', '9'.repeat(38)],
  ['Revenue = 1.50', 'decimal', '1.5'],
  ['Revenue = .5', 'decimal', '0.5'],
  ['Revenue = -00.1250', 'decimal', '-0.125'],
  ["Revenue > ' 20000 '", 'decimal', '20000'],
  ['Revenue = -0.00', 'decimal', '0'],
  ['MPNId = 1001001', 'string', '1001001'],
  ['MPNId = +1.50', 'string', '+1.50'],
  ["MPNId = ' it''s '", 'string', " it's "],
  ["MPNId = 'line\nbreak'", 'string', 'line\nbreak'],
  ["Month = '2024-02-29'", 'date', '2024-02-29'],
  ["Month = ' 2024-02-29T00:00:00Z'", 'date', '2024-02-29'],
  ["Month = '2024-02-29 00:00:00'", 'date', '2024-02-29'],
  ["Month = '0001-01-01'", 'date', '0001-01-01'],
  ["LastSeen = '2024-02-29'", 'timestamp', '2024-02-29T00:00:00Z'],
  ["LastSeen = '2024-02-29t23:59:59z'", 'timestamp', '2024-02-29T23:59:59Z'],
  ["LastSeen = '9999-12-31 01:02:03'", 'timestamp', '9999-12-31T01:02:03Z'],
])('%s has a value of type %s: %s', (condition, type, text) => {
  expect(valuesOf(condition)).toEqual([{ type, text }]);
});

test('exact numbers of any spelling up to 38 digits', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[+-]?0{0,3}\d{1,20}\.\d{1,18}$/),
      fc.constantFrom('Revenue', 'Seats'),
      (written, column) => {
        const [value] = valuesOf(`${column} = ${written}`);
        expect(value?.text).toMatch(/^(0|-?([1-9]\d*|0)(\.\d*[1-9])?)$/);
        expect(scaled(value?.text ?? '')).toBe(scaled(written));
      },
    ),
  );
});

/** The number times 10^18. */
function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const size = BigInt(whole + fraction.padEnd(18, '0'));
  return text.startsWith('-') ? -size : size;
}

test('<> is !=, and no direction is descending', () => {
  const plan = planOf('SELECT Month FROM Usage WHERE Seats <> 5 ORDER BY Month');
  expect(plan.where).toMatchObject([{ operator: '!=' }]);
  expect(plan.orderBy).toMatchObject([{ direction: 'desc' }]);
});

test('a column and its alias may be selected together', () => {
  const headers = planOf('SELECT PGAPartnerID, PGAMpnId FROM Usage').select.map(
    ({ header }) => header,
  );
  expect(headers).toEqual(['PGAPartnerID', 'PGAMpnId']);
});

test.each([
  'SELECT Month FROM Usage ORDER BY Seats, Country',
  'SELECT Month FROM Usage ORDER BY RowCount',
  'SELECT Month, RowCount FROM Usage ORDER BY TotalRevenue, Month',
  'SELECT DISTINCT Country FROM Usage ORDER BY CustomerMarket',
  'SELECT DISTINCT Month, RowCount FROM Usage ORDER BY RowCount',
  'SELECT RowCount FROM Usage WHERE RowCount IN (1, 2) AND Seats > 3 LIMIT 9007199254740991',
  'SELECT\u00a0Month\ufeff FROM\u200bUsage\r\n;\n',
  "SELECT Month FROM Usage WHERE MPNId LIKE 5 AND MPNId NOT LIKE '%_''%'",
])('accepts %s', (text) => {
  expect(planOf(text).dataset).toBe('Usage');
});

test.each([
  [usage, 'LAST_6_MONTHS'],
  [
    { ...usage, availableDateRanges: ['LAST_MONTH', 'LIFETIME', 'LAST_1_YEAR'] as const },
    'LIFETIME',
  ],
  [{ ...usage, availableDateRanges: ['TODAY', 'YESTERDAY'] as const }, 'YESTERDAY'],
  [{ ...training, name: 'Usage', timeColumn: null }, 'LIFETIME'],
])('the range of a query that names none (%#)', (dataset, range) => {
  expect(planOf('SELECT MPNId FROM Usage', createCatalog([dataset])).timespan).toBe(range);
});

const fragments = [
  ...'SELECT DISTINCT FROM WHERE AND OR NOT LIKE IN ORDER BY ASC DESC LIMIT TIMESPAN'.split(' '),
  ...'Month Seats Usage RowCount Country = != <> >= ( ) , ; * . 5 -1.5 1e3 BETWEEN FORM x'.split(
    ' ',
  ),
  ..."' '' 'text' '2026-01-31' \" [ LAST_6_MONTHS TODAY # -- \n \u00a0 é 🙂 \ud800 \0".split(' '),
];

test('any text gives a plan or diagnostics inside the text, in order', () => {
  const soup = fc
    .array(fc.constantFrom(...fragments), { maxLength: 30 })
    .map((words) => words.join(' '));
  const likely = soup.map((words) => `SELECT Month FROM Usage ${words}`);
  const any = fc.oneof(soup, likely, fc.string({ unit: 'binary' }), fc.string());
  fc.assert(
    fc.property(any, (text) => {
      const checked = checkQuery(text, 'mpn', sampleCatalog);
      if (checked.ok) return;
      expect(checked.diagnostics.length).toBeGreaterThan(0);
      const starts = checked.diagnostics.map(({ span }) => span.from);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const { message, span } of checked.diagnostics) {
        expect(message).toMatch(/[.?]$/);
        expect(message).not.toMatch(/\{\w+\}/);
        expect(0 <= span.from && span.from <= span.to && span.to <= text.length).toBe(true);
      }
    }),
    { numRuns: 1500 },
  );
});

const full = (piece: string): string => piece.repeat(Math.floor(65_000 / piece.length));

test.each([
  ['faulty items', `SELECT ${full('a b, ')}c FROM Usage`],
  ['unknown names', `SELECT ${full('xa, ')}c FROM Usage`],
  ['empty clauses', `SELECT Month FROM Usage ${full('WHERE ').slice(0, 64_000)}`],
  ['open lists', `SELECT Month FROM Usage WHERE Seats IN ${full('(').slice(0, 64_000)}`],
  ['quotes', `SELECT ${full("''a ")}`],
  ['misspelled keywords', `SELECT a ${full('LIMTI 5 ')}`],
])('a long text of %s is read in linear time', (_, text) => {
  const started = performance.now();
  expect(checkQuery(text, 'mpn', sampleCatalog).ok).toBe(false);
  // Some 0.2 s each on a slow machine; a quadratic reader takes minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});
