import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepHistory, MOST_PAST, type PastQuery, readHistory, withQuery } from './query-history.ts';

const now = new Date('2026-03-01T04:05:06Z');

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the newest query is first, each text once, and no more than the most', () => {
  let past: PastQuery[] = [];
  for (let n = 0; n < MOST_PAST + 5; n++) past = withQuery(past, `SELECT c${n}`, now);
  expect(past).toHaveLength(MOST_PAST);
  past = withQuery(past, 'SELECT c30 ', now);
  expect(past).toHaveLength(MOST_PAST);
  expect(past.slice(0, 2).map(({ text }) => text)).toEqual(['SELECT c30 ', `SELECT c54`]);
  expect(past[0]?.time).toBe('2026-03-01T04:05:06.000Z');
  expect(withQuery(past, 'x'.repeat(20_000), now)).toEqual(past);
});

test('each user has a history of their own, which can be cleared', () => {
  keepHistory('ada', withQuery([], 'SELECT a', now));
  expect(readHistory('ada')).toHaveLength(1);
  expect(readHistory('bob')).toEqual([]);
  keepHistory('ada', []);
  expect(readHistory('ada')).toEqual([]);
});

test.each(['{', '5', '[5, null, {"text": 1}, {"text": "a", "time": "soon"}]'])(
  'a store that holds %s is an empty history',
  (kept) => {
    localStorage.setItem('partner-insights.queries.ada', kept);
    expect(readHistory('ada')).toEqual([]);
  },
);
