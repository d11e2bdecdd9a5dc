import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LoadRefused } from '../../src/engine/duckdb/load/load-refused.ts';
import { readExport } from '../../src/engine/export/read-export.ts';
import { columnField, guard } from '../../src/engine/testing/plans.ts';
import { manualClock } from '../../src/kernel/clock.ts';
import { openLoads, salesFact } from './support/loads.ts';

const clock = manualClock('2026-04-01T08:00:00Z');
const { signal } = new AbortController();
let sales: Awaited<ReturnType<typeof openLoads>>;

beforeAll(async () => {
  sales = await openLoads(clock);
});
afterEach(async () => {
  for (const table of await sales.tables()) await sales.run(`DROP TABLE "${table}" SYNC`);
});
afterAll(() => sales.close());

const plan = () => guard({ select: [columnField('Customer')] });
const customers = async () =>
  (await sales.engine.preview(plan(), { limit: 100, signal })).rows.map(({ Customer }) => Customer);
const named = (...names: string[]) => names.map((Customer) => salesFact({ Customer }));

test('files become rows in their order, and are told by account', async () => {
  const report = await sales.load(named('b', 'a'), [
    ...named('c'),
    salesFact({ Account: 'A2' }),
    salesFact({ Customer: 'earlier', Day: '2026-02-01' }),
  ]);
  expect(report).toMatchObject({ rows: 5, rowsByAccount: { A1: 4, A2: 1 } });
  expect(await customers()).toEqual(['earlier', 'b', 'a', 'c']);
  expect(await sales.engine.snapshotId(plan())).toBe(report.snapshotId);
});

test('a load that is refused leaves all as it was', async () => {
  await sales.load(named('a'));
  const before = [await sales.tables(), await sales.engine.snapshotId(plan())];
  await expect(sales.load(named('b'), [salesFact({ Seats: 'many' })])).rejects.toThrow(LoadRefused);
  expect([await sales.tables(), await sales.engine.snapshotId(plan())]).toEqual(before);
  expect(await customers()).toEqual(['a']);
});

test('days that ClickHouse cannot hold are refused, with their file, row and column', async () => {
  const refused = await sales
    .load(named('a'), [
      salesFact({ Day: '1900-01-02', ChangedTime: '2299-12-30T23:59:59.999999Z' }),
      salesFact({ Day: '1900-01-01' }),
      salesFact({ ChangedTime: '2300-01-01T00:00:00Z' }),
      salesFact({ ChangedTime: '2299-12-31T01:00:00+02:00' }),
    ])
    .catch((error: unknown) => error);
  if (!(refused instanceof LoadRefused)) throw new Error(`not refused: ${refused}`);
  const reason = 'is not between 1900-01-01 and 2299-12-31, as ClickHouse needs it';
  const places = refused.problems.map((problem) => ({
    ...problem,
    file: path.basename(problem.file),
  }));
  expect(places.map(({ row, column, reason: why }) => [row, column, why])).toEqual([
    [3, 'Day', reason],
    [4, 'ChangedTime', reason],
  ]);
  expect(new Set(places.map(({ file }) => file)).size).toBe(1);
  expect(await sales.tables()).toEqual([]);
});

test('an export that has begun reads the rows that there were; the next one those that there are', async () => {
  await sales.load(named('old'));
  await using exported = await sales.engine.export(plan(), { format: 'csv', signal });
  await sales.load(named('new'));
  expect((await readExport(exported)).bytes.toString()).toBe('Customer\nold\n');
  expect(await customers()).toEqual(['new']);
});

test('a version is dropped by the first load a day after it was superseded', async () => {
  clock.set('2026-04-01T08:00:00Z');
  await sales.load(named('1'));
  const [view, first] = await sales.tables();
  clock.set('2026-04-01T08:01:00Z');
  await sales.load(named('2'));
  clock.set('2026-04-02T08:00:00Z');
  await sales.load(named('3'));
  expect(await sales.tables()).toContain(first);
  clock.set('2026-04-02T08:02:00Z');
  await sales.load(named('4'));
  expect(await sales.tables()).not.toContain(first);
  expect(await sales.tables()).toContain(view);
  expect(await sales.tables()).toHaveLength(4);
  expect(await customers()).toEqual(['4']);
});

test('a table that no load has made keeps its name', async () => {
  await sales.run('CREATE TABLE sales (x Int8) ENGINE = Memory');
  await expect(sales.load(named('a'))).rejects.toThrow(
    'sales in ClickHouse was not made by a load',
  );
  expect(await sales.tables()).toEqual(['sales']);
});

test('a load of a header alone empties the dataset', async () => {
  await sales.load(named('a'));
  expect(await sales.load([])).toMatchObject({ rows: 0, rowsByAccount: {} });
  expect(await customers()).toEqual([]);
});
