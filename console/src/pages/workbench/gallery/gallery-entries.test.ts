import type { Query } from '@partner-insights/client/browser';
import { expect, test } from 'vitest';
import { galleryEntries, galleryQueries } from './gallery-entries.ts';

const query = (queryId: string, type: Query['type'], createdTime: string | null): Query => ({
  ...{ queryId, type, createdTime, name: `Name ${queryId}`, description: null, user: null },
  query: `SELECT Seats FROM Dataset${queryId}`,
});
const all = galleryQueries(
  [
    query('s', 'system', null),
    query('a', 'userDefined', '2026-01-01'),
    query('b', 'userDefined', '2026-02-01'),
  ],
  [{ title: 'Ten customers', query: 'SELECT CustomerName FROM CustomersAndTenants LIMIT 10' }],
);

test('own queries come first, the newest before the older, with their datasets', () => {
  expect(all.map(({ key, section, dataset }) => [key, section, dataset])).toEqual([
    ['b', 'own', 'Datasetb'],
    ['a', 'own', 'Dataseta'],
    ['s', 'system', 'Datasets'],
    ['sample-0', 'samples', 'CustomersAndTenants'],
  ]);
});

test('sections have headings with how many they hold; empty ones are left out', () => {
  expect(galleryEntries(all, ' ').map(({ key }) => key)).toEqual([
    ...['own', 'b', 'a', 'system', 's', 'samples', 'sample-0'],
  ]);
  expect(galleryEntries(all, 'TEN customername')).toMatchObject([
    { kind: 'heading', section: 'samples', count: 1 },
    { name: 'Ten customers' },
  ]);
  expect(galleryEntries(all, 'nothing')).toEqual([]);
});
