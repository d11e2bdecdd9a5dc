import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import { namesOf } from '../catalog/catalog.ts';
import type { Dataset, Sensitivity } from '../catalog/dataset.ts';
import { defaultCatalogFolder, loadCatalog } from '../catalog/load-catalog.ts';
import { checkQuery } from '../language/check-query.ts';
import { printQuery } from '../language/print-query.ts';
import { planArbitrary } from '../language/testing/plan-arbitrary.ts';
import { guardPlan, isRedacted } from './guard.ts';

let catalog: Catalog;

beforeAll(async () => {
  catalog = await loadCatalog([defaultCatalogFolder]);
});

const kinds = fc.subarray<Sensitivity>(['revenue', 'personal']);

/** Every name that shows values of a column of these kinds, in lower case. */
function sensitiveNames(dataset: Dataset, withheld: readonly Sensitivity[]): Set<string> {
  const columns = dataset.columns.filter(
    ({ sensitivity }) => sensitivity && withheld.includes(sensitivity),
  );
  const metrics = dataset.metrics.filter((metric) =>
    columns.some(({ name }) => name === metric.column),
  );
  return new Set([...columns.flatMap(namesOf), ...metrics.map(({ name }) => name)].map(lower));
}

const lower = (name: string): string => name.toLowerCase();

/** The words of a query's text outside of its values. */
const wordsOf = (text: string): string[] =>
  (text.replaceAll(/'(?:[^']|'')*'/g, ' ').match(/[A-Za-z_]\w*/g) ?? []).map(lower);

test('an answer is marked as redacted exactly when the query names something withheld', () => {
  for (const dataset of catalog.datasets('mpn')) {
    fc.assert(
      fc.property(planArbitrary(dataset), kinds, (plan, withheld) => {
        const text = printQuery(plan);
        const checked = checkQuery(text, 'mpn', catalog);
        if (!checked.ok) throw new Error(checked.diagnostics[0]?.message);
        const grant = { account: 'A1', locations: null, withheld };
        const names = sensitiveNames(dataset, withheld);
        expect(isRedacted(guardPlan(checked.plan, dataset, grant, null))).toBe(
          wordsOf(text).some((word) => names.has(word)),
        );
      }),
    );
  }
});

test.each([
  ['SELECT CustomerName, Month FROM CustomersAndTenants', false],
  ['SELECT BilledRevenueUSD FROM CustomersAndTenants', true],
  ['SELECT Month FROM CustomersAndTenants WHERE BilledRevenueUSD > 20000', true],
  ['SELECT Month FROM CustomersAndTenants ORDER BY BilledRevenueUSD', true],
  ['SELECT Month, TotalBilledRevenueUSD FROM CustomersAndTenants', true],
  ['SELECT Month FROM CustomersAndTenants WHERE TotalBilledRevenueUSD > 1', true],
  ['SELECT Month FROM CustomersAndTenants ORDER BY TotalBilledRevenueUSD', true],
] as const)('redacted: %s → %s', (text, expected) => {
  const checked = checkQuery(text, 'mpn', catalog);
  const dataset = catalog.dataset('mpn', 'CustomersAndTenants');
  if (!checked.ok || !dataset) throw new Error('the query does not compile');
  const grant = { account: 'A1', locations: null, withheld: ['revenue', 'personal'] as const };
  expect(isRedacted(guardPlan(checked.plan, dataset, grant, null))).toBe(expected);
  const all = { ...grant, withheld: [] };
  expect(isRedacted(guardPlan(checked.plan, dataset, all, null))).toBe(false);
});
