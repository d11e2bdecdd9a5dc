import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planArbitrary } from '../../language/testing/plan-arbitrary.ts';
import { resolveTimespan } from '../../language/timespan.ts';
import { guardPlan } from '../../policy/guard.ts';
import { readExport } from '../export/read-export.ts';
import { salesDataset } from '../testing/datasets.ts';
import { openSalesEngine, soon } from '../testing/open-sales-engine.ts';
import { everything, viewer } from '../testing/plans.ts';
import { salesRowArbitrary } from '../testing/sales-arbitrary.ts';

const now = new Date('2026-03-15T12:00:00Z');
const oneLocation = { ...everything, locations: ['L1'] };

test('any plan that the checker accepts compiles, runs, and exports the rows it previews', async () => {
  const rows = fc.sample(salesRowArbitrary, { numRuns: 60, seed: 5 });
  const { engine } = await openSalesEngine(rows);
  const grants = fc.constantFrom(everything, viewer, oneLocation);
  await fc.assert(
    fc.asyncProperty(planArbitrary(salesDataset), grants, async (plan, grant) => {
      const interval = resolveTimespan(plan.timespan, now);
      const guarded = guardPlan(plan, salesDataset, grant, interval);
      const preview = await engine.preview(guarded, { limit: 1000, signal: soon() });
      expect(preview.columns.map((column) => column.header)).toEqual(
        plan.select.map((field) => field.header),
      );
      await using exported = await engine.export(guarded, { format: 'csv', signal: soon() });
      expect((await readExport(exported)).rows).toBe(preview.rows.length);
    }),
    { numRuns: 300 },
  );
});
