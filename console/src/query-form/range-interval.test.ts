import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateRanges } from '../../../src/catalog/dataset.ts';
import { resolveTimespan } from '../../../src/language/timespan.ts';
import { intervalOf, usualRange } from './range-interval.ts';

test('every range covers what the server says', () => {
  const now = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2090-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(fc.constantFrom(...dateRanges), now, (range, time) => {
      expect(intervalOf(range, time) ?? null).toEqual(resolveTimespan(range, time));
    }),
  );
});

test.each([
  [['LAST_MONTH', 'LAST_6_MONTHS', 'LIFETIME'], true, 'LAST_6_MONTHS'],
  [['LAST_MONTH', 'LIFETIME'], true, 'LIFETIME'],
  [['LAST_6_MONTHS'], false, 'LIFETIME'],
])('of %j with time %s a query without TIMESPAN covers %s', (offered, hasTime, range) => {
  expect(usualRange(offered, hasTime)).toBe(range);
});
