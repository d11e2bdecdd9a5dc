import { expect, test } from 'vitest';
import { createSpans } from './spans.ts';

test.each([
  [0, '0 sec'],
  [0.25, '0.3 sec'],
  [12.4, '12 sec'],
  [89, '89 sec'],
  [300, '5 min'],
  [7200, '2 hr'],
  [200_000, '2 days'],
])('%s seconds read as %s', (seconds, text) => {
  expect(createSpans('en').seconds(seconds)).toBe(text);
});

test('how long ago, in both languages, never in the future', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  expect(createSpans('en').ago('2026-03-01T11:57:00Z', now)).toBe('3 minutes ago');
  expect(createSpans('ko').ago('2026-03-01T11:57:00Z', now)).toBe('3분 전');
  expect(createSpans('en').ago('2026-03-01T12:00:09Z', now)).toBe('now');
});
