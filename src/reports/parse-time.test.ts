import { expect, test } from 'vitest';
import { parseTime } from './parse-time.ts';

test.each([
  ['2026-03-01T04:05:06Z', '2026-03-01T04:05:06.000Z'],
  ['2026-03-01 04:05:06Z', '2026-03-01T04:05:06.000Z'],
  [' 2026-03-01T04:05:06.123Z ', '2026-03-01T04:05:06.000Z'],
  ['2026-03-01T04:05:06+00:00', '2026-03-01T04:05:06.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(parseTime(text)?.toISOString()).toBe(instant);
});

test.each([
  '',
  'tomorrow',
  '2026-02-29',
  '0050-01-01',
  '2026-03-01T04:05:06',
  '2026-03-01T04:05:06+02:00',
  '2026-03-01T24:00:00Z',
  '2026-03-01T00:60:00Z',
  '03/01/2026',
])('%j is no time', (text) => {
  expect(parseTime(text)).toBeUndefined();
});
