import { expect, test } from 'vitest';
import { playNonInterference } from '../../src/engine/testing/non-interference/play.ts';
import { openClickHousePair } from './support/clickhouse-pair.ts';

test('what a caller may not see changes no byte of any answer of ClickHouse', async () => {
  const openPair = openClickHousePair;
  const summary = await playNonInterference({ cases: 400, seed: 20_263, openPair });
  expect(summary.failures).toEqual([]);
  expect(summary.broken).toBe(0);
  expect(summary.redacted).toBeGreaterThan(40);
  expect(summary.controlsThatDiffered / summary.controls).toBeGreaterThan(0.25);
});
