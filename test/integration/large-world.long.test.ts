import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDiskFiles } from '../../src/files/disk-files.ts';
import { checkQuery } from '../../src/language/check-query.ts';
import { guardPlan } from '../../src/policy/guard.ts';
import { writeParts } from '../../src/reports/executions/write-parts.ts';
import { type SampleEngine, sampleEngine } from './sample-engine.ts';

const { signal } = new AbortController();
let world: SampleEngine;

beforeAll(async () => {
  world = await sampleEngine(1);
});
afterAll(() => world[Symbol.asyncDispose]());

test('the world at scale 1 has its size', () => {
  const rows = world.written.reduce((sum, dataset) => sum + dataset.rows, 0);
  expect(rows).toBeGreaterThan(2_700_000);
  expect(rows).toBeLessThan(3_300_000);
  const azure = world.written.find(({ dataset }) => dataset === 'AzureUsage')?.rows ?? 0;
  expect(Math.abs(azure - 1_000_000)).toBeLessThan(100_000);
});

test('the largest partner’s whole AzureUsage becomes a file that reads back row by row', async () => {
  const dataset = world.catalog.dataset('mpn', 'AzureUsage');
  const text =
    'SELECT SubscriptionId, CustomerName, Month, UsageQuantity, ACR_USD FROM AzureUsage TIMESPAN LIFETIME';
  const checked = checkQuery(text, 'mpn', world.catalog);
  if (!checked.ok || !dataset) throw new Error('the query does not compile');
  const grant = { account: '1001000', locations: null, withheld: [] };
  const guarded = guardPlan(checked.plan, dataset, grant, null);
  const files = await openDiskFiles(world.home.files, { clock: world.clock });
  await using exported = await world.engine.export(guarded, { format: 'csv', signal });
  const [stored] = await writeParts(files, exported, {
    ...{ key: 'large.csv.gz', format: 'csv', signal, beforePublish: async () => {} },
  });
  if (!stored) throw new Error('no part');
  const compressed = Buffer.concat(await Array.fromAsync((await files.read('large.csv.gz')) ?? []));
  expect(compressed).toHaveLength(stored.bytes);
  expect(createHash('sha256').update(compressed).digest('hex')).toBe(stored.sha256);
  const plain = gunzipSync(compressed);
  expect(plain).toHaveLength(stored.plainBytes);
  const records: string[][] = parse(plain);
  expect(records).toHaveLength(stored.rows + 1);
  expect(stored.rows).toBeGreaterThan(100_000);
});
