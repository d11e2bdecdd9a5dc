import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultCatalogFolder, loadCatalog } from './load-catalog.ts';
import { catalogFolder, ordersYaml } from './testing/catalog-folder.ts';

const profileYaml = ordersYaml.replace('name: Orders', 'name: profile');

test("an operator's folder adds a dataset, after those that have an order", async () => {
  await using folder = await catalogFolder({ 'mpn/datasets/Orders.yaml': ordersYaml });
  const catalog = await loadCatalog([defaultCatalogFolder, folder.path]);
  expect(catalog.datasets('mpn')).toHaveLength(22);
  expect(catalog.datasets('mpn').at(-1)?.name).toBe('Orders');
  expect(catalog.dataset('mpn', 'purchases')?.columns.at(-1)).toEqual({
    name: 'Amount',
    type: { kind: 'decimal', precision: 12, scale: 2 },
    unit: 'USD',
    description: 'Value of the order.',
    sensitivity: 'revenue',
    aliases: ['Total'],
    selectable: true,
  });
});

test('datasets stand by order, then by name', async () => {
  const named = (name: string, order: string) =>
    ordersYaml
      .replace('name: Orders', `name: ${name}`)
      .replace('aliases: [Purchases]', order || 'aliases: []');
  await using folder = await catalogFolder({
    'mpn/datasets/1.yaml': named('Zebra', ''),
    'mpn/datasets/2.yml': named('Ant', ''),
    'mpn/datasets/3.yaml': named('Third', 'order: 20'),
    'mpn/datasets/4.yaml': named('First', 'order: -1'),
  });
  const catalog = await loadCatalog([folder.path]);
  const names = catalog.datasets('mpn').map((dataset) => dataset.name);
  expect(names).toEqual(['First', 'Third', 'Ant', 'Zebra']);
});

test('a folder adds a program', async () => {
  await using folder = await catalogFolder({ 'cmp/datasets/Orders.yaml': ordersYaml });
  const catalog = await loadCatalog([defaultCatalogFolder, folder.path]);
  expect(catalog.programs).toEqual(['cmp', 'mpn']);
  expect(catalog.datasets('cmp').map((dataset) => dataset.program)).toEqual(['cmp']);
  expect(catalog.datasets('mpn')).toHaveLength(21);
});

test('a later folder replaces a dataset of the same name, whatever its case, in its place', async () => {
  await using folder = await catalogFolder({ 'mpn/datasets/any.yaml': profileYaml });
  const catalog = await loadCatalog([defaultCatalogFolder, folder.path]);
  expect(catalog.datasets('mpn')).toHaveLength(21);
  expect(catalog.datasets('mpn')[5]?.name).toBe('profile');
  expect(catalog.dataset('mpn', 'Profile')?.description).toBe('Orders by day.');
});

test('a later folder replaces a system query of the same id, and may hold queries only', async () => {
  await using folder = await catalogFolder({
    'mpn/system-queries.yaml': `systemQueries:
  - queryId: E65F3A4F-FB99-4319-97FF-59E57566A871
    name: Our profile
    description: Names only.
    dataset: profile
    query: |
      SELECT PartnerName
      FROM Profile
`,
    'mpn/sample-queries.yaml': 'sampleQueries: [{ title: Ours, query: SELECT City FROM Profile }]',
  });
  const catalog = await loadCatalog([defaultCatalogFolder, folder.path]);
  expect(catalog.systemQueries('mpn')).toHaveLength(21);
  expect(catalog.systemQueries('mpn').find((query) => query.name === 'Our profile')).toEqual({
    queryId: 'E65F3A4F-FB99-4319-97FF-59E57566A871',
    name: 'Our profile',
    description: 'Names only.',
    program: 'mpn',
    dataset: 'Profile',
    query: 'SELECT PartnerName\nFROM Profile',
  });
  expect(catalog.sampleQueries('mpn').at(-1)?.title).toBe('Ours');
});

test('a folder without catalog files is refused: its path is likely wrong', async () => {
  await using folder = await catalogFolder({ 'mpn/dataset/Orders.yaml': ordersYaml });
  const missing = join(folder.path, 'missing');
  const reason = 'holds no catalog files; they stand at <program>/datasets/<name>.yaml';
  await expect(loadCatalog([folder.path, missing])).rejects.toThrow(
    `The catalog has faults:\n${folder.path}: ${reason}\n${missing}: ${reason}`,
  );
});

test('a program folder must be named in lower case', async () => {
  await using folder = await catalogFolder({ 'Mpn/datasets/Orders.yaml': ordersYaml });
  await expect(loadCatalog([folder.path])).rejects.toThrow(
    `${join(folder.path, 'Mpn/datasets/Orders.yaml')}: program folder "Mpn" must be lower-case`,
  );
});
