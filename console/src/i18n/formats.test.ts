import { expect, test } from 'vitest';
import { createFormats } from './formats.ts';

const [en, ko] = [createFormats('en'), createFormats('ko')];

test.each([
  [0, '0 sec'],
  [0.42, '0.4 sec'],
  [9.94, '9.9 sec'],
  [9.96, '10 sec'],
  [12.4, '12 sec'],
  [59.7, '1 min'],
  [65, '1 min 5 sec'],
  [3600, '1 hr'],
  [3905, '1 hr 5 min'],
  [90_000, '1 day 1 hr'],
])('%s seconds last %s', (seconds, words) => {
  expect(en.duration(seconds)).toBe(words);
});

test.each([
  [0, 'now'],
  [-12_000, '12 seconds ago'],
  [80_000, 'in 80 seconds'],
  [-5_400_000, '2 hours ago'],
  [3 * 3_600_000, 'in 3 hours'],
  [30 * 3_600_000, 'in 30 hours'],
  [-48 * 3_600_000, '2 days ago'],
])('%s milliseconds from now are %s', (milliseconds, words) => {
  expect(en.relative(milliseconds)).toBe(words);
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [4096, '4.1 kB'],
  [85_300_000, '85.3 MB'],
  [2e15, '2,000 TB'],
])('%s bytes are %s', (bytes, words) => {
  expect(en.bytes(bytes)).toBe(words);
});

test('says it in Korean', () => {
  expect([ko.duration(3905), ko.relative(-48 * 3_600_000)]).toEqual(['1시간 5분', '그저께']);
});

test('how long ago is never told of what lies ahead', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  expect(en.ago('2026-03-01T11:57:00Z', now)).toBe('3 minutes ago');
  expect(ko.ago('2026-03-01T11:57:00Z', now)).toBe('3분 전');
  expect(en.ago('2026-03-01T12:00:09Z', now)).toBe('now');
});
