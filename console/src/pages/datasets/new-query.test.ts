import type { DatasetDescription } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { defaultCatalogFolder, loadCatalog } from '../../../../src/catalog/load-catalog.ts';
import { checkQuery } from '../../../../src/language/check-query.ts';
import { describeDatasets } from '../../../../src/reports/describe-datasets.ts';
import { newQuery } from './new-query.ts';

const catalog = await loadCatalog([defaultCatalogFolder]);
const described = (...withheld: ('revenue' | 'personal')[]): DatasetDescription[] =>
  describeDatasets(
    { catalog },
    { grant: { account: 'A', locations: null, withheld } },
    {
      program: 'mpn',
    },
  );

const officeUsage = described().find(({ datasetName }) => datasetName === 'OfficeUsage');
if (!officeUsage) throw new Error('The catalog has no OfficeUsage.');

test('the chosen columns and metrics, in the order of the catalog', () => {
  const chosen = new Set([
    ...[officeUsage.metrics[0]?.name ?? '', 'Month', officeUsage.columns[0]?.name ?? ''],
  ]);
  expect(newQuery(officeUsage, chosen)).toBe(
    [
      `SELECT ${officeUsage.columns[0]?.name}, Month, ${officeUsage.metrics[0]?.name}`,
      'FROM OfficeUsage',
      'TIMESPAN LAST_6_MONTHS',
    ].join('\n'),
  );
});

test.each(described().map((dataset) => [dataset.datasetName, dataset] as const))(
  'a query of %s compiles, of each part of it and of its whole',
  (_, dataset) => {
    const parts = [...dataset.columns, ...dataset.metrics].map(({ name }) => name);
    for (const chosen of [[], parts, ...parts.map((part) => [part])]) {
      expect(checkQuery(newQuery(dataset, new Set(chosen)), 'mpn', catalog)).toMatchObject({
        ok: true,
      });
    }
  },
);

test('as a whole, without what is withheld, and in lines of some length', () => {
  for (const dataset of described('revenue', 'personal')) {
    const text = newQuery(dataset, new Set());
    const several = text.split('\n').filter((line) => line.includes(', '));
    expect(Math.max(...several.map((line) => line.length))).toBeLessThan(100);
    const names: readonly string[] = text.match(/\w+/g) ?? [];
    const withheld = dataset.columns.filter((column) => column.withheld);
    expect(withheld.filter(({ name }) => names.includes(name))).toEqual([]);
  }
});
