import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DateRange, dateRanges } from '../catalog/dataset.ts';
import { resolveTimespan } from './timespan.ts';

const cases: [DateRange, string, string, string][] = [
  ['TODAY', '2026-04-15T10:20:30Z', '2026-04-15T00:00:00Z', '2026-04-15T10:20:30Z'],
  ['YESTERDAY', '2026-03-01T00:00:00Z', '2026-02-28T00:00:00Z', '2026-03-01T00:00:00Z'],
  ['LAST_7_DAYS', '2026-04-15T10:20:30Z', '2026-04-08T00:00:00Z', '2026-04-15T00:00:00Z'],
  ['LAST_14_DAYS', '2026-01-10T23:59:59Z', '2025-12-27T00:00:00Z', '2026-01-10T00:00:00Z'],
  ['LAST_30_DAYS', '2024-03-15T00:00:00Z', '2024-02-14T00:00:00Z', '2024-03-15T00:00:00Z'],
  ['LAST_90_DAYS', '2026-04-15T10:20:30Z', '2026-01-15T00:00:00Z', '2026-04-15T00:00:00Z'],
  ['LAST_180_DAYS', '2026-04-15T10:20:30Z', '2025-10-17T00:00:00Z', '2026-04-15T00:00:00Z'],
  ['LAST_365_DAYS', '2024-03-01T00:00:00Z', '2023-03-02T00:00:00Z', '2024-03-01T00:00:00Z'],
  ['LAST_MONTH', '2026-03-31T23:59:59Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
  ['LAST_3_MONTHS', '2026-04-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ['LAST_3_MONTHS', '2026-04-30T23:59:59Z', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ['LAST_6_MONTHS', '2026-04-15T10:20:30Z', '2025-10-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ['LAST_1_YEAR', '2024-02-29T12:00:00Z', '2023-02-01T00:00:00Z', '2024-02-01T00:00:00Z'],
];

test.each(cases)('%s at %s is from %s to before %s', (range, now, from, to) => {
  expect(resolveTimespan(range, new Date(now))).toEqual({ from: new Date(from), to: new Date(to) });
});

test('LIFETIME has no ends', () => {
  expect(resolveTimespan('LIFETIME', new Date('2026-04-15T10:20:30Z'))).toBeNull();
});

const anyTime = fc.date({
  min: new Date('1970-01-01'),
  max: new Date('2200-01-01'),
  noInvalidDate: true,
});
const anyRange = fc.constantFrom(...dateRanges);

test('a range starts at a midnight, and all but TODAY end at one, never after now', () => {
  fc.assert(
    fc.property(anyRange, anyTime, (range, now) => {
      const { from, to } = resolveTimespan(range, now) ?? { from: null, to: null };
      fc.pre(from !== null && to !== null);
      expect(from.toISOString()).toMatch(/T00:00:00\.000Z$/);
      if (range === 'TODAY') expect(to).toEqual(now);
      else expect(to.toISOString()).toMatch(/T00:00:00\.000Z$/);
      expect(from <= to && to <= now).toBe(true);
    }),
  );
});

test('a range of months is the same on every day of a month', () => {
  const months = fc.constantFrom<DateRange>(
    'LAST_MONTH',
    'LAST_3_MONTHS',
    'LAST_6_MONTHS',
    'LAST_1_YEAR',
  );
  fc.assert(
    fc.property(months, anyTime, (range, now) => {
      const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
      expect(resolveTimespan(range, now)).toEqual(resolveTimespan(range, first));
    }),
  );
});

test('a range of days covers exactly so many days', () => {
  fc.assert(
    fc.property(anyTime, (now) => {
      for (const days of [7, 14, 30, 90, 180, 365] as const) {
        const interval = resolveTimespan(`LAST_${days}_DAYS`, now);
        const length = Number(interval?.to) - Number(interval?.from);
        expect(length).toBe(days * 86_400_000);
      }
    }),
  );
});
