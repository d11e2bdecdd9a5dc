import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import type { ColumnType } from '../catalog/dataset.ts';
import { allProjections } from './datasets/all-projections.ts';
import { collectWorld, testCatalog } from './testing/collect-world.ts';
import { createWorld } from './world/create-world.ts';
import { writeSampleWorld } from './write-sample-world.ts';

const size = { scale: 0.005, seed: 42, endMonth: '2026-02' };
const world = await collectWorld(size);

test('the same size gives the same rows, another seed, month or scale others', async () => {
  expect((await collectWorld(size)).hash()).toBe(world.hash());
  expect((await collectWorld({ ...size, seed: 43 })).hash()).not.toBe(world.hash());
  expect((await collectWorld({ ...size, endMonth: '2026-03' })).hash()).not.toBe(world.hash());
  expect((await collectWorld({ ...size, scale: 0.02 })).hash()).not.toBe(world.hash());
});

test('every dataset of the catalog has rows', () => {
  const names = testCatalog.datasets('mpn').map(({ name }) => name);
  expect(world.all.map(({ dataset }) => dataset.name).sort()).toEqual([...names].sort());
  expect(names).toHaveLength(21);
  for (const name of names) expect(world.rows(name).length, name).toBeGreaterThan(0);
});

test('every column of every dataset has values of its type, all columns of one length', () => {
  for (const { dataset, batches } of world.all) {
    for (const batch of batches) {
      expect(batch, dataset.name).toHaveLength(dataset.columns.length);
      expect(new Set(batch.map((values) => values.length)).size, dataset.name).toBe(1);
      for (const [index, column] of dataset.columns.entries()) {
        const wrong = batch[index]?.filter((value) => !isOfType(value, column.type));
        expect(wrong, `${dataset.name}.${column.name}`).toEqual([]);
      }
    }
  }
});

test('every column has at least one value, and account and location always', () => {
  for (const { dataset } of world.all) {
    const rows = world.rows(dataset.name);
    for (const { name } of dataset.columns) {
      expect(
        rows.some((row) => row[name] !== null),
        `${dataset.name}.${name}`,
      ).toBe(true);
    }
    for (const name of [dataset.accountColumn, dataset.locationColumn]) {
      expect(
        rows.every((row) => row[name]),
        `${dataset.name}.${name}`,
      ).toBe(true);
    }
  }
});

test('rows are counted and progress is told for each dataset', async () => {
  const told: unknown[] = [];
  const written = await writeSampleWorld({
    ...size,
    catalog: createCatalog(testCatalog.datasets('mpn').slice(0, 3)),
    openWriter: async (dataset) => discardingWriter(dataset.name),
    onProgress: (dataset) => told.push(dataset),
  });
  expect(written).toHaveLength(3);
  expect(told).toEqual(written);
  for (const { dataset, rows } of written) expect(rows).toBe(world.rows(dataset).length);
});

test('a dataset that cannot be written is abandoned, not published', async () => {
  const calls: string[] = [];
  const writing = writeSampleWorld({
    ...size,
    catalog: testCatalog,
    openWriter: async () => ({
      append: () => Promise.reject(new Error('disk full')),
      publish: () => Promise.reject(new Error('published')),
      abandon: async () => {
        calls.push('abandon');
      },
    }),
  });
  await expect(writing).rejects.toThrow('disk full');
  expect(calls).toEqual(['abandon']);
});

test.each([0, -1, Number.NaN])('the scale %j is refused', (scale) => {
  expect(() => createWorld({ ...size, scale })).toThrow(RangeError);
});

test('a column that the sample does not know is named', () => {
  const dataset = testCatalog.dataset('mpn', 'Profile');
  const projection = allProjections.find(({ name }) => name === 'Profile');
  if (!dataset?.columns[0] || !projection) throw new Error('Profile is missing');
  const altered = { ...dataset, columns: [{ ...dataset.columns[0], name: 'Moon' }] };
  expect(() => [...projection.batches(createWorld(size), altered)]).toThrow('Profile.Moon');
});

test('scale 1 has about 3,000,000 rows, 1,000,000 of them in AzureUsage', () => {
  const large = createWorld({ ...size, scale: 1 });
  const counts = new Map(allProjections.map((each) => [each.name, each.countRows(large)]));
  const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
  expect(Math.abs(total - 3_000_000)).toBeLessThan(150_000);
  expect(Math.abs((counts.get('AzureUsage') ?? 0) - 1_000_000)).toBeLessThan(80_000);
  expect(large.accounts).toHaveLength(20);
  const [contoso, ...others] = large.accounts.map(({ customers }) => customers.length);
  expect(contoso).toBeGreaterThan(Math.max(...others));
});

test('counting agrees with writing', () => {
  const small = createWorld(size);
  for (const projection of allProjections) {
    expect(projection.countRows(small)).toBe(world.rows(projection.name).length);
  }
});

const discardingWriter = (dataset: string) => ({
  append: async () => {},
  publish: async () => ({
    ...{ snapshotId: 'x', program: 'mpn', dataset, createdTime: '', rows: 0, accounts: {} },
  }),
  abandon: async () => {},
});

function isOfType(value: unknown, type: ColumnType): boolean {
  if (value === null) return true;
  if (type.kind === 'string') return typeof value === 'string' && value.isWellFormed();
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return false;
  return type.kind !== 'decimal' || Math.abs(Number(value)) < 10 ** type.precision;
}
