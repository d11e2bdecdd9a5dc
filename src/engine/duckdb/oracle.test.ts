import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardPlan } from '../../policy/guard.ts';
import type { Row } from '../engine.ts';
import { salesDataset } from '../testing/datasets.ts';
import { openSalesEngine, soon } from '../testing/open-sales-engine.ts';
import { expectedRows, inTotalOrder } from '../testing/oracle.ts';
import { everything, viewer } from '../testing/plans.ts';
import { asStored } from '../testing/rows.ts';
import { salesPlanArbitrary, salesRowArbitrary } from '../testing/sales-arbitrary.ts';

/** Numbers in the oracle's units. */
const plain = (value: unknown): string | bigint | null =>
  typeof value === 'number' ? BigInt(Math.round(value * 10_000)) : (value as string | null);

test('random plans answer what plain code over the same rows answers', async () => {
  const rows = fc.sample(salesRowArbitrary, { numRuns: 120, seed: 11 });
  const stored = asStored(rows);
  const { engine } = await openSalesEngine(rows);
  await fc.assert(
    fc.asyncProperty(
      salesPlanArbitrary,
      fc.constantFrom(everything, viewer),
      async (plan, grant) => {
        const guarded = guardPlan(plan, salesDataset, grant, null);
        const preview = await engine.preview(guarded, { limit: 1000, signal: soon() });
        const got = preview.rows.map((row: Row) =>
          plan.select.map(({ header }) => plain(row[header])),
        );
        expect(got).toEqual(inTotalOrder(plan, expectedRows(guarded, stored)));
      },
    ),
    { numRuns: 400 },
  );
});
