import { expect, test } from 'vitest';
import { salesDataset } from '../testing/datasets.ts';
import { readPointer, writePointer } from './pinned-table.ts';
import { createTables, dropTables, switchView } from './schema.ts';

const pointer = {
  ...{ snapshotId: 's1', table: "sales__'1", rows: 3 },
  createdTime: '2026-03-01T08:00:00.000Z',
};

test('rows lie by account, then time, then their place, in partitions of months', () => {
  expect(createTables({ dataset: salesDataset, table: 'sales' })).toEqual([
    `CREATE TABLE "sales"
(
    "Account" String,
    "Location" Nullable(String),
    "Customer" Nullable(String),
    "Email" Nullable(String),
    "Day" Nullable(Date32),
    "ChangedTime" Nullable(DateTime64(6, 'UTC')),
    "Seats" Nullable(Int64),
    "Revenue" Nullable(Decimal(18, 2)),
    "Rate" Nullable(Decimal(9, 4)),
    "_position" UInt64
)
ENGINE = MergeTree
PARTITION BY ifNull(toYYYYMM("Day"), 0)
ORDER BY ("Account", "Day", "_position")
SETTINGS allow_nullable_key = 1`,
  ]);
});

test('a dataset without a time, or with one that is withheld, lies by account and place', () => {
  const day = salesDataset.columns.map((column) =>
    column.name === 'Day' ? { ...column, sensitivity: 'personal' as const } : column,
  );
  for (const dataset of [
    { ...salesDataset, timeColumn: null },
    { ...salesDataset, columns: day },
  ]) {
    const [create] = createTables({ dataset, table: 'sales' });
    expect(create).toContain('ENGINE = MergeTree\nORDER BY ("Account", "_position")');
  }
});

test('on a cluster there is a table on each node, and one over them by account', () => {
  const place = { dataset: salesDataset, table: 'sales', cluster: 'main' };
  const [local, over] = createTables(place);
  expect(local).toMatch(/^CREATE TABLE "sales_local" ON CLUSTER "main"\n/);
  expect(over).toBe(`CREATE TABLE "sales" ON CLUSTER "main"
AS "sales_local"
ENGINE = Distributed('main', currentDatabase(), 'sales_local', cityHash64("Account"))`);
  expect(dropTables(place)).toEqual([
    'DROP TABLE IF EXISTS "sales" ON CLUSTER "main" SYNC',
    'DROP TABLE IF EXISTS "sales_local" ON CLUSTER "main" SYNC',
  ]);
});

test('the view is switched in one statement, and tells what it shows', () => {
  expect(switchView('sales', pointer)).toBe(String.raw`CREATE OR REPLACE VIEW "sales"
AS SELECT * FROM "sales__'1"
COMMENT 'partner-insights {"snapshotId":"s1","table":"sales__\'1","rows":3,"createdTime":"2026-03-01T08:00:00.000Z"}'`);
});

test('a pointer is read as it was written, and no other comment is one', () => {
  expect(readPointer(writePointer(pointer))).toEqual(pointer);
  expect(readPointer('')).toBeUndefined();
  expect(readPointer('the sales of partner-insights {}')).toBeUndefined();
});
