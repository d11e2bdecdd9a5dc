import { expect, test } from 'vitest';
import { playNonInterference } from './testing/non-interference/play.ts';

test('six thousand queries do not tell two worlds apart', { timeout: 1_800_000 }, async () => {
  const summary = await playNonInterference({ cases: 6_400, seed: 1_000_003 });
  expect(summary.failures).toEqual([]);
  expect(summary.broken).toBe(0);
});
