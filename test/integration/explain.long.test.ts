import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDiskFiles } from '../../src/files/disk-files.ts';
import { gzipSize } from '../../src/files/gzip-size.ts';
import { checkQuery } from '../../src/language/check-query.ts';
import { resolveTimespan } from '../../src/language/timespan.ts';
import { type GuardedPlan, guardPlan } from '../../src/policy/guard.ts';
import { writeParts } from '../../src/reports/executions/write-parts.ts';
import { estimateSeconds } from '../../src/reports/explain/estimate-seconds.ts';
import { type Size, sizeBySample } from '../../src/reports/explain/estimate-size.ts';
import { type SampleEngine, sampleEngine } from './sample-engine.ts';

const { signal } = new AbortController();
const format = 'csv';
let world: SampleEngine;

beforeAll(async () => {
  world = await sampleEngine(1);
});
afterAll(() => world[Symbol.asyncDispose]());

/** With fewer rows than explain takes, so that the small answers of the sample world are guessed too. */
const SAMPLE_ROWS = 2000;

test('explain tells the system queries’ rows exactly and nine in ten of their files within 2×', async () => {
  const files = await openDiskFiles(world.home.files, { clock: world.clock });
  const seen = [];
  for (const { name, query } of world.catalog.systemQueries('mpn')) {
    const guarded = guardedOf(query);
    const told = await sizeOf(guarded);
    const started = performance.now();
    await using exported = await world.engine.export(guarded, { format, signal });
    const [stored] = await writeParts(files, exported, {
      ...{ key: `${seen.length}.csv.gz`, format, signal, beforePublish: async () => {} },
    });
    if (!stored) throw new Error('no part');
    const seconds = (performance.now() - started) / 1000;
    const guessed = estimateSeconds(told, []).seconds;
    seen.push({
      name,
      rows: stored.rows,
      toldRows: told.rows.estimate,
      bytes: stored.bytes,
      plainBytes: stored.plainBytes,
      bytesRatio: ratio(told.fileBytes.estimate, stored.bytes),
      seconds,
      secondsRatio: ratio(guessed.estimate, seconds),
    });
  }
  // biome-ignore lint/suspicious/noConsole: the figures of docs/performance.md
  console.table(seen);
  expect(seen).toHaveLength(21);
  expect(seen.filter(({ rows, toldRows }) => rows === toldRows)).toHaveLength(21);
  const near = seen.filter(({ bytesRatio }) => bytesRatio >= 0.5 && bytesRatio <= 2);
  expect(near.length).toBeGreaterThanOrEqual(19);
}, 300_000);

function guardedOf(query: string): GuardedPlan {
  const checked = checkQuery(query, 'mpn', world.catalog);
  const dataset = checked.ok && world.catalog.dataset('mpn', checked.plan.dataset);
  if (!checked.ok || !dataset) throw new Error(`the query does not compile: ${query}`);
  const grant = { account: '1001000', locations: null, withheld: [] };
  const { timespan } = checked.plan;
  const interval = dataset.timeColumn ? resolveTimespan(timespan, world.clock.now()) : null;
  return guardPlan(checked.plan, dataset, grant, interval);
}

async function sizeOf(guarded: GuardedPlan): Promise<Size> {
  const how = { format, sampleRows: SAMPLE_ROWS, signal } as const;
  const measured = await world.engine.measure(guarded, how);
  const gzipBytes = await gzipSize(measured.sample);
  return sizeBySample({ ...measured, plainBytes: measured.sample.length, gzipBytes });
}

const ratio = (told: number, was: number): number => Math.round((told / was) * 100) / 100;
