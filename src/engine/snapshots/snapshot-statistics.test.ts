import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Dataset } from '../../catalog/dataset.ts';
import { createSnapshotStatistics } from './snapshot-statistics.ts';
import { openSnapshotStore } from './snapshot-store.ts';

async function publishedFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'count-rows-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const store = openSnapshotStore(folder);
  const name = { program: 'mpn', dataset: 'Sales', snapshotId: 's1' };
  await store.stage(name);
  const times = { min: '2026-01-01T00:00:00.000Z', max: '2026-10-01T00:00:00.000Z', distinct: 10 };
  const statistics = [{ rows: 1000, bytes: 1, times }];
  await store.publish({
    ...{ ...name, createdTime: '2026-11-01T00:00:00.000Z', rows: 1000 },
    accounts: { A1: { rows: 1000, bytes: 1, files: [], statistics } },
  });
  return createSnapshotStatistics(folder);
}

async function published() {
  const { countRows, mostRows } = await publishedFolder();
  const counted = [countRows, mostRows] as const;
  return (account: string, dataset: string, from: string | null) => {
    const interval = from === null ? null : { from: new Date(from), to: null };
    return Promise.all(counted.map((count) => count('mpn', dataset, account, interval)));
  };
}

test('about as many rows as lie within a time, and as many as there can be', async () => {
  const counted = await published();
  expect(await counted('A1', 'Sales', null)).toEqual([1000, 1000]);
  expect(await counted('A1', 'Sales', '2026-10-01')).toEqual([100, 1000]);
  expect(await counted('A1', 'Sales', '2026-11-01')).toEqual([0, 0]);
});

test('none of an account without rows, and nothing of a dataset without data', async () => {
  const counted = await published();
  expect(await counted('constructor', 'Sales', null)).toEqual([0, 0]);
  expect(await counted('A1', 'Other', null)).toEqual([undefined, undefined]);
});

test('the extent of an account’s data, and of none', async () => {
  const { extent } = await publishedFolder();
  const sales = { program: 'mpn', name: 'Sales' } as Dataset;
  const snapshot = { snapshotId: 's1', snapshotTime: '2026-11-01T00:00:00.000Z' };
  expect(await extent(sales, 'A1')).toEqual({
    ...{ ...snapshot, rows: 1000 },
    ...{ firstTime: '2026-01-01T00:00:00.000Z', lastTime: '2026-10-01T00:00:00.000Z' },
  });
  const noTimes = { firstTime: null, lastTime: null };
  expect(await extent(sales, 'B')).toEqual({ ...snapshot, rows: 0, ...noTimes });
  expect(await extent({ ...sales, name: 'Other' }, 'A1')).toBeUndefined();
});
