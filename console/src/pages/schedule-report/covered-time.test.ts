import { expect, test } from 'vitest';
import { dateRanges } from '../../../../src/catalog/dataset.ts';
import { resolveTimespan } from '../../../../src/language/timespan.ts';
import { coveredTime, spanLength } from './covered-time.ts';
import { queryParts } from './query-parts.ts';

const instants = [
  ...['2026-03-31T23:59:59Z', '2024-02-29T12:00:00Z', '2026-01-01T00:00:00Z'],
  ...['2026-12-01T06:00:00Z', '2027-03-01T00:00:00Z'],
].map((text) => new Date(text));

test.each(dateRanges)('%s covers on the page what it covers on the server', (range) => {
  for (const due of instants) {
    const interval = resolveTimespan(range, due);
    expect(coveredTime(range, due)).toEqual(
      interval ? { kind: 'span', from: interval.from, before: interval.to } : { kind: 'all' },
    );
  }
});

test('a timespan that is none has no length', () => {
  expect([null, 'LIFETIME', 'toString', 'LAST_2_DAYS'].map(spanLength)).toEqual([
    ...[null, null],
    ...[null, null],
  ]);
});

test.each([
  ['SELECT a FROM OfficeUsage TIMESPAN last_month', 'OfficeUsage', 'LAST_MONTH'],
  ["SELECT a FROM B WHERE c = 'x FROM Other TIMESPAN TODAY'", 'B', null],
  ['TIMESPAN TODAY SELECT a FROM B LIMIT 5', 'B', 'TODAY'],
  ['', null, null],
])('of %s the dataset is %s and the timespan %s', (text, datasetName, timespan) => {
  expect(queryParts(text)).toEqual({ datasetName, timespan });
});
