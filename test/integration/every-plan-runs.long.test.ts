import { parse } from 'csv-parse';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExport } from '../../src/engine/export/read-export.ts';
import { planArbitrary } from '../../src/language/testing/plan-arbitrary.ts';
import { resolveTimespan } from '../../src/language/timespan.ts';
import { guardPlan } from '../../src/policy/guard.ts';
import { type SampleEngine, sampleEngine } from './sample-engine.ts';

const { signal } = new AbortController();
const PLANS_PER_DATASET = 100;
let world: SampleEngine;

beforeAll(async () => {
  world = await sampleEngine(0.005);
});
afterAll(() => world[Symbol.asyncDispose]());

test('every accepted plan over every dataset runs, and its file holds as many rows as were counted', async () => {
  for (const dataset of world.catalog.datasets('mpn')) {
    await fc.assert(
      fc.asyncProperty(planArbitrary(dataset), fc.boolean(), async (plan, withheld) => {
        const grant = {
          account: '1001000',
          locations: withheld ? ['1001001'] : null,
          withheld: withheld ? (['revenue', 'personal'] as const) : [],
        };
        const interval = dataset.timeColumn
          ? resolveTimespan(plan.timespan, world.clock.now())
          : null;
        const guarded = guardPlan(plan, dataset, grant, interval);
        const preview = await world.engine.preview(guarded, { limit: 100, signal });
        await using exported = await world.engine.export(guarded, { format: 'csv', signal });
        let records = -1;
        const parser = parse({ relax_column_count: false });
        parser.on('data', () => {
          records += 1;
        });
        const { bytes, rows } = await readExport(exported);
        parser.write(bytes);
        await new Promise((resolve, reject) => {
          parser.on('end', resolve).on('error', reject).end();
        });
        expect(records).toBe(rows);
        expect(preview.rows).toHaveLength(Math.min(100, rows));
      }),
      { numRuns: PLANS_PER_DATASET },
    );
  }
});
