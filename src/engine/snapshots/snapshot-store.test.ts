import { existsSync, readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadSalesRows } from '../testing/load-rows.ts';
import { salesRow } from '../testing/rows.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openSnapshotStore } from './snapshot-store.ts';

test('nothing is current before the first publication', async () => {
  expect(await openSnapshotStore(tempFolder()).current('mpn', 'Sales')).toBeUndefined();
});

test('a publication switches the current snapshot, also for a store that has read before', async () => {
  const data = tempFolder();
  const store = openSnapshotStore(data);
  const first = await loadSalesRows(data, [salesRow()]);
  expect(await store.current('mpn', 'Sales')).toEqual(first);
  const second = await loadSalesRows(data, [salesRow(), salesRow()]);
  expect(await store.current('mpn', 'Sales')).toEqual(second);
  expect(second.rows).toBe(2);
});

test('file names are safe for any account, and look-ups see own accounts only', async () => {
  const data = tempFolder();
  const store = openSnapshotStore(data);
  const accounts = [
    '../../etc/passwd',
    '__proto__',
    'a/b\\c',
    '合同',
    "o'hara",
    '.',
    'x'.repeat(500),
  ];
  const snapshot = await loadSalesRows(
    data,
    accounts.map((Account) => salesRow({ Account })),
  );
  const read = await openSnapshotStore(data).current('mpn', 'Sales');
  expect(Object.keys(read?.accounts ?? {})).toEqual(accounts);
  for (const account of accounts) {
    const files = store.accountFiles(read ?? snapshot, account);
    expect(files).toHaveLength(1);
    for (const file of files) {
      expect(path.basename(file)).toMatch(/^account-\d{6}\.parquet$/);
      expect(existsSync(file)).toBe(true);
    }
  }
  for (const stranger of ['constructor', 'toString', 'nobody']) {
    expect(store.accountFiles(snapshot, stranger)).toEqual([]);
  }
});

test('names that could leave the data folder are refused', async () => {
  const store = openSnapshotStore(tempFolder());
  await expect(store.current('..', 'Sales')).rejects.toThrow('not a name');
  await expect(store.stage({ program: 'mpn', dataset: 'a/b', snapshotId: 'x' })).rejects.toThrow(
    'not a name',
  );
});

test('an abandoned snapshot leaves nothing and switches nothing', async () => {
  const data = tempFolder();
  const store = openSnapshotStore(data);
  const first = await loadSalesRows(data, [salesRow()]);
  const name = { program: 'mpn', dataset: 'Sales', snapshotId: 'gone' };
  const folder = await store.stage(name);
  expect(existsSync(folder)).toBe(true);
  await store.abandon(name);
  expect(existsSync(folder)).toBe(false);
  expect(await store.current('mpn', 'Sales')).toEqual(first);
});

test('the sweep keeps the current snapshot and those superseded lately', async () => {
  const data = tempFolder();
  const store = openSnapshotStore(data);
  const days = ['2026-01-01', '2026-01-10', '2026-01-20'];
  const ids: string[] = [];
  for (const day of days) {
    ids.push((await loadSalesRows(data, [salesRow()], `${day}T00:00:00Z`)).snapshotId);
  }
  const [oldest, middle, current] = ids;
  const left = () => readdirSync(path.join(data, 'mpn', 'Sales')).sort();
  await store.sweep(new Date('2026-01-10T00:00:00Z'));
  expect(left()).toEqual([...ids, 'current.json'].sort());
  const removed = await store.sweep(new Date('2026-01-15T00:00:00Z'));
  expect(removed.map((folder) => path.basename(folder))).toEqual([oldest]);
  expect(left()).toEqual([middle, current, 'current.json'].sort());
  await store.sweep(new Date('2027-01-01T00:00:00Z'));
  expect(left()).toEqual([current, 'current.json'].sort());
});

test('the sweep removes staged snapshots that nobody has touched since', async () => {
  const data = tempFolder();
  const store = openSnapshotStore(data);
  const stage = (snapshotId: string) =>
    store.stage({ program: 'mpn', dataset: 'Sales', snapshotId });
  const dead = await stage('dead');
  const alive = await stage('alive');
  utimesSync(dead, new Date('2026-01-01'), new Date('2026-01-01'));
  await store.sweep(new Date('2026-01-02'));
  expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
});
