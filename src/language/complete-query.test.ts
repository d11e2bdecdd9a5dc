import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeQuery } from './complete-query.ts';
import type { Completion } from './completion/completion.ts';
import { sampleCatalog } from './testing/sample-catalog.ts';

/** The candidates where `|` stands. */
function complete(marked: string): readonly Completion[] {
  const offset = marked.indexOf('|');
  return completeQuery(marked.replace('|', ''), offset, 'mpn', sampleCatalog);
}

const labels = (marked: string): string[] => complete(marked).map(({ label }) => label);

const columns = [
  'PGAMpnId',
  'MPNId',
  'CustomerName',
  'CustomerMarket',
  'Month',
  'LastSeen',
  'Seats',
];
const fields = [
  ...columns,
  ...['Revenue', 'RowCount', 'CustomerCount', 'TotalRevenue', 'PGAPartnerID', 'Country'],
];
const comparisons = ['=', '!=', '>', '<', '>=', '<='];
const later = ['WHERE', 'ORDER BY', 'LIMIT', 'TIMESPAN'];

test.each([
  ['|', ['SELECT']],
  ['sel|', ['SELECT']],
  ['SELECT | FROM Usage', [...fields, 'DISTINCT']],
  ['SELECT Month, | FROM Usage', [...fields.filter((name) => name !== 'Month'), 'Month']],
  ['SELECT cust|, Month FROM cloudusage', ['CustomerName', 'CustomerMarket', 'CustomerCount']],
  ['SELECT Month |', ['FROM']],
  ['SELECT Month | FROM Usage', []],
  ['SELECT Month FROM |', ['Usage', 'Profile', 'Training']],
  ['SELECT Month FROM pro| WHERE', ['Profile']],
  ['SELECT Month FROM Usage |', later],
  ['SELECT Month FROM Usage LIMIT 5 | TIMESPAN LIFETIME', ['WHERE', 'ORDER BY']],
  ['SELECT Month FROM Usage WHERE se|', ['Seats']],
  ['SELECT Month FROM Usage WHERE Seats |', [...comparisons, 'IN', 'NOT IN']],
  ['SELECT Month FROM Usage WHERE Seats >|', ['>', '>=']],
  ['SELECT Month FROM Usage WHERE Country n|', ['NOT LIKE', 'NOT IN']],
  ['SELECT Month FROM Usage WHERE Country NOT |', ['LIKE', 'IN']],
  ['SELECT Month FROM Usage WHERE Seats = |', []],
  ["SELECT Month FROM Usage WHERE Country LIKE 'a |", []],
  ["SELECT Month FROM Usage WHERE Country LIKE 'a' |", ['AND', 'ORDER BY', 'LIMIT', 'TIMESPAN']],
  ['SELECT Month FROM Usage WHERE Seats IN (1, |', []],
  ['SELECT Month FROM Usage WHERE Seats IN (1, 2) a|', ['AND']],
  ['SELECT Month FROM Usage WHERE Seats = 5 AND m|', ['MPNId', 'Month']],
  ['SELECT Month FROM Usage ORDER |', ['BY']],
  [
    'SELECT Seats, Month FROM Usage ORDER BY |',
    ['Month', 'Seats', ...fields.filter((n) => !['Month', 'Seats'].includes(n))],
  ],
  ['SELECT DISTINCT Seats, Month FROM Usage ORDER BY |', ['Month', 'Seats']],
  [
    'SELECT Month, RowCount FROM Usage ORDER BY Month, |',
    ['Month', 'RowCount', 'CustomerCount', 'TotalRevenue'],
  ],
  ['SELECT Month FROM Usage ORDER BY Month |', ['ASC', 'DESC', 'WHERE', 'LIMIT', 'TIMESPAN']],
  ['SELECT Month FROM Usage ORDER BY Month ASC |', ['WHERE', 'LIMIT', 'TIMESPAN']],
  ['SELECT Month FROM Usage LIMIT |', []],
  ['SELECT Month FROM Usage LIMIT 1|', []],
  ['SELECT Month FROM Usage TIMESPAN last|', ['LAST_MONTH', 'LAST_3_MONTHS', 'LAST_6_MONTHS']],
  ['SELECT City FROM Profile TIMESPAN |', ['LIFETIME']],
  ['SELECT # Moth FROM Usage WHERE ((( ORDER BY mon|', ['Month']],
])('%s', (marked, expected) => {
  expect(labels(marked)).toEqual(expected);
});

test('without a dataset, every dataset’s names are offered with those that have them', () => {
  const byLabel = new Map(complete('SELECT |').map((found) => [found.label, found]));
  expect(byLabel.get('MPNId')).toMatchObject({
    kind: 'column',
    detail: 'Usage, Profile, Training',
  });
  expect(byLabel.get('City')).toMatchObject({ kind: 'column', detail: 'Profile' });
  expect(byLabel.get('RowCount')).toMatchObject({ kind: 'metric', detail: 'Usage' });
  expect(byLabel.has('HiddenRevenue')).toBe(false);
});

test('columns and metrics tell what they show', () => {
  const found = (label: string) =>
    complete('SELECT | FROM Usage').find((candidate) => candidate.label === label);
  expect(found('Revenue')).toMatchObject({ detail: 'decimal, USD', sensitivity: 'revenue' });
  expect(found('CustomerCount')).toMatchObject({ kind: 'metric', sensitivity: 'personal' });
  expect(found('Country')).toMatchObject({ detail: 'alias of CustomerMarket', sensitivity: null });
});

test('the whole word under the cursor is replaced', () => {
  expect(complete('SELECT Mo|nth FROM Usage')).toEqual([
    {
      ...{ label: 'Month', kind: 'column', detail: 'date', description: 'Month' },
      ...{ sensitivity: null, from: 7, to: 12 },
    },
  ]);
  expect(complete('SELECT Month |FROM Usage')).toEqual([]);
  expect(complete('SELECT |FROM Usage')[0]).toMatchObject({ from: 7, to: 7 });
});

test('any text and offset gives candidates that fit around the offset', () => {
  const words = fc.constantFrom(
    ...'SELECT FROM WHERE ORDER BY LIMIT TIMESPAN AND IN ( ) , = Month Usage \' " 5 *'.split(' '),
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.nat(60), (query, at) => {
      const offset = Math.min(at, query.length);
      for (const { from, to, label } of completeQuery(query, offset, 'mpn', sampleCatalog)) {
        expect(from <= offset && offset <= to && to <= query.length).toBe(true);
        expect(label.toLowerCase().startsWith(query.slice(from, offset).toLowerCase())).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
