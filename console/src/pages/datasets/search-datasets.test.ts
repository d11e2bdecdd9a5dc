import type { DatasetDescription } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { searchDatasets, searchNamed } from './search-datasets.ts';

const part = (name: string, description = '') => ({
  ...{ name, description, type: 'string', unit: null, sensitivity: null, withheld: false },
  ...{ aliases: [], formula: '' },
});

const dataset = (datasetName: string, description: string, ...parts: string[]) =>
  ({
    ...{ datasetName, description },
    columns: parts.map((name) => part(name)),
    metrics: [part('TotalRevenue', 'All revenue.')],
  }) as unknown as DatasetDescription;

const datasets = [
  dataset('OfficeUsage', 'Seats by month.', 'CustomerName'),
  dataset('Profile', 'Locations.', 'City', 'RevenueA', 'RevenueB', 'RevenueC'),
];

test.each([
  ['', ['OfficeUsage', 'Profile']],
  ['  office ', ['OfficeUsage']],
  ['month SEATS', ['OfficeUsage']],
  ['city', ['Profile']],
  ['nowhere', []],
])('%j finds %j', (term, names) => {
  expect(searchDatasets(datasets, term).map((found) => found.dataset.datasetName)).toEqual(names);
});

test('where the name of the dataset does not match, up to three parts say why', () => {
  const matching = searchDatasets(datasets, 'revenue').map((found) => found.matching);
  expect(matching).toEqual([['TotalRevenue'], ['RevenueA', 'RevenueB', 'RevenueC']]);
});

test('parts are found by name and meaning', () => {
  const parts = [part('Month', 'First day'), part('Seats', 'Sold this month')];
  expect(searchNamed(parts, 'month').map(({ name }) => name)).toEqual(['Month', 'Seats']);
});
