import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { openSnapshotStore } from '../snapshots/snapshot-store.ts';
import { salesDataset } from '../testing/datasets.ts';
import { openSalesEngine, soon } from '../testing/open-sales-engine.ts';
import { columnField, guard } from '../testing/plans.ts';
import { loadDataset } from './load-dataset.ts';

const header = 'Account,Location,Customer,Email,Day,ChangedTime,Seats,Revenue,Rate';
const lines = [
  // Account, location, day, seats.
  ...['A1,L2,,,2026-03-02,,1,,', 'A2,L1,,,2026-01-01,,2,,', 'A1,L1,,,2026-03-02,,3,,'],
  ...['A1,L1,,,2026-01-31,,4,,', 'A1,L1,,,,,5,,', 'A1,L1,,,2026-03-02,,6,,'],
  ...['A1,L1,,,2026-02-01,,7,,', 'A1,,,,2026-02-01,,8,,'],
];

/** At most two rows a file. */
async function loaded() {
  const opened = await openSalesEngine([]);
  const { dataFolder, scratchFolder } = opened;
  const source = path.join(dataFolder, '..', 'rows.csv');
  writeFileSync(source, [header, ...lines].join('\n'));
  await loadDataset(salesDataset, [source], {
    ...{ dataFolder, scratchFolder: path.join(scratchFolder, 'load'), fileRows: 2 },
    ...{ clock: manualClock('2026-04-01T00:00:00Z'), newId: randomId },
  });
  const store = openSnapshotStore(dataFolder);
  const snapshot = await store.current('mpn', 'Sales');
  if (!snapshot) throw new Error('nothing is loaded');
  const seats = async (from: string | null, to: string | null) => {
    const interval = { from: from ? new Date(from) : null, to: to ? new Date(to) : null };
    const plan = { ...guard({ select: [columnField('Seats')] }), interval };
    const { rows } = await opened.engine.preview(plan, { limit: 99, signal: soon() });
    return rows.map((row) => row.Seats);
  };
  return { store, snapshot, seats };
}

test('a load orders an account by time, then location, then as the files had it', async () => {
  const { seats, snapshot } = await loaded();
  expect(await seats(null, null)).toEqual([4, 7, 8, 3, 6, 1, 5]);
  expect(snapshot.rows).toBe(8);
});

test('a large account has several files, with the number of rows and the times of each', async () => {
  const { snapshot } = await loaded();
  const day = (text: string) => `${text}T00:00:00.000Z`;
  const { rows, files, bytes, statistics } = snapshot.accounts.A1 ?? {};
  expect(rows).toBe(7);
  expect(files).toEqual([1, 2, 3, 4].map((n) => `account-000001${n === 1 ? '' : `-${n}`}.parquet`));
  expect(statistics?.map((file) => [file.rows, file.times])).toEqual([
    [2, { min: day('2026-01-31'), max: day('2026-02-01'), distinct: 2 }],
    [2, { min: day('2026-02-01'), max: day('2026-03-02'), distinct: 2 }],
    [2, { min: day('2026-03-02'), max: day('2026-03-02'), distinct: 1 }],
    [1, null],
  ]);
  expect(statistics?.reduce((sum, file) => sum + file.bytes, 0)).toBe(bytes);
});

test('a run opens no file outside its time', async () => {
  const { seats, store, snapshot } = await loaded();
  const all = store.accountFiles(snapshot, 'A1');
  for (const index of [0, 1, 3]) rmSync(all[index] ?? '');
  expect(await seats('2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z').catch(String)).toContain(
    'account-000001-2.parquet',
  );
  rmSync(all[2] ?? '');
  expect(await seats('2026-04-01T00:00:00Z', null)).toEqual([]);
  expect(await seats(null, '2026-01-01T00:00:00Z')).toEqual([]);
});
