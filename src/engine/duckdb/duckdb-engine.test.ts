import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EngineError } from '../engine.ts';
import { salesDataset } from '../testing/datasets.ts';
import { openSalesEngine, salesCatalog, soon } from '../testing/open-sales-engine.ts';
import { columnField, guard, metricField, textValue, viewer, where } from '../testing/plans.ts';
import { salesRow } from '../testing/rows.ts';
import { slowPlan, slowRows } from '../testing/slow.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openDuckDbEngine } from './duckdb-engine.ts';
import { engineError } from './engine-error.ts';
import { openDatabase, withConnection } from './open-database.ts';

const allColumns = salesDataset.columns.map((column) => columnField(column.name));

test('a preview answers JSON values', async () => {
  const { engine } = await openSalesEngine([
    salesRow({ Revenue: 1250, Seats: 9_007_199_254_740_991 }),
    salesRow({ Customer: null, Day: null, ChangedTime: -1, Seats: null, Revenue: null }),
  ]);
  const preview = await engine.preview(guard({ select: allColumns }), {
    limit: 100,
    signal: soon(),
  });
  expect(preview.columns).toEqual(
    salesDataset.columns.map(({ name, type }) => ({ header: name, type })),
  );
  expect(JSON.stringify(preview.rows)).toBe(
    '[{"Account":"A1","Location":"L1","Customer":"Contoso","Email":"a@contoso.example",' +
      '"Day":"2026-03-01","ChangedTime":"2026-03-01T04:05:06Z","Seats":9007199254740991,"Revenue":12.5,"Rate":1.5},' +
      '{"Account":"A1","Location":"L1","Customer":null,"Email":"a@contoso.example",' +
      '"Day":null,"ChangedTime":"1969-12-31T23:59:59Z","Seats":null,"Revenue":null,"Rate":1.5}]',
  );
});

test('a preview has at most the limit of rows, the first ones', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => salesRow({ Seats: index }));
  const { engine } = await openSalesEngine(rows);
  const plan = guard({ select: [columnField('Seats')] });
  const preview = await engine.preview(plan, { limit: 100, signal: soon() });
  expect(preview.rows.map((row) => row.Seats)).toEqual(rows.slice(0, 100).map((row) => row.Seats));
});

test('another account does not exist', async () => {
  const { engine } = await openSalesEngine([salesRow(), salesRow({ Account: 'A2', Seats: 9 })]);
  const plan = guard({ select: [columnField('Account'), columnField('Seats')] });
  const { rows } = await engine.preview(plan, { limit: 100, signal: soon() });
  expect(rows).toEqual([{ Account: 'A1', Seats: 5 }]);
});

test('a condition on a withheld value finds nothing, whatever the value is', async () => {
  const { engine } = await openSalesEngine([salesRow({ Email: 'a@b.example' })]);
  const count = async (operator: '=' | '!=', text: string) => {
    const plan = {
      select: [columnField('Customer')],
      where: [where('Email', operator, textValue(text))],
    };
    return (await engine.preview(guard(plan, viewer), { limit: 9, signal: soon() })).rows.length;
  };
  expect(await count('=', 'a@b.example')).toBe(0);
  expect(await count('!=', 'a@b.example')).toBe(0);
  expect(await count('!=', 'other')).toBe(0);
});

test('metrics over withheld columns are null and their conditions hold for no group', async () => {
  const { engine } = await openSalesEngine([salesRow(), salesRow({ Customer: 'Other' })]);
  const metrics = ['EmailCount', 'TotalRevenue', 'Rows'].map(metricField);
  const read = async (plan: Parameters<typeof guard>[0]) =>
    (await engine.preview(guard(plan, viewer), { limit: 9, signal: soon() })).rows;
  expect(await read({ select: metrics })).toEqual([
    { EmailCount: null, TotalRevenue: null, Rows: 2 },
  ]);
  const value = { type: 'integer', text: '0' } as const;
  for (const operator of ['=', '!=', '>='] as const) {
    const having = [
      { kind: 'compare', field: metricField('EmailCount'), operator, value },
    ] as const;
    expect(await read({ having })).toEqual([]);
  }
});

test('a dataset that was never loaded says so', async () => {
  const { engine } = await openSalesEngine([]);
  const run = engine.preview(guard(), { limit: 1, signal: soon() });
  await expect(run).rejects.toMatchObject({ code: 'dataset_empty' });
});

test('cancelling stops the statement and leaves nothing behind', async () => {
  const { engine, scratchFolder } = await openSalesEngine(slowRows());
  const cancel = new AbortController();
  const reason = new Error('enough');
  const preview = engine.preview(slowPlan(), { limit: 1, signal: cancel.signal });
  const exported = engine.export(slowPlan(), { format: 'csv', signal: cancel.signal });
  setImmediate(() => cancel.abort(reason));
  await Promise.all([expect(preview).rejects.toBe(reason), expect(exported).rejects.toBe(reason)]);
  expect(readdirSync(scratchFolder).filter((name) => name.startsWith('export'))).toEqual([]);
  const quick = await engine.preview(guard(), { limit: 1, signal: soon() });
  expect(quick.rows).toHaveLength(1);
});

test('an aborted signal starts nothing', async () => {
  const { engine } = await openSalesEngine([salesRow()]);
  const signal = AbortSignal.abort(new Error('too late'));
  await expect(engine.preview(guard(), { limit: 1, signal })).rejects.toThrow('too late');
});

test('closing stops what is running', async () => {
  const { engine } = await openSalesEngine(slowRows());
  const run = engine.preview(slowPlan(), { limit: 1, signal: soon() });
  const settled = expect(run).rejects.toMatchObject({ failure: 'process-lost' });
  await engine.close();
  await settled;
});

test('what a crashed run has left is gone once an engine opens', async () => {
  const scratchFolder = tempFolder();
  mkdirSync(path.join(scratchFolder, 'export-7'));
  writeFileSync(path.join(scratchFolder, 'export-7', 'rows.csv'), 'old');
  const engine = await openDuckDbEngine({
    catalog: salesCatalog,
    dataFolder: tempFolder(),
    scratchFolder,
  });
  expect(readdirSync(scratchFolder)).toEqual([]);
  await engine.close();
});

test.each([
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM read_csv('/etc/passwd')",
  "SELECT * FROM glob('/etc/*')",
  "COPY (SELECT 1) TO '/tmp/insights-evil.csv'",
  "ATTACH '/tmp/insights-evil.db'",
  'INSTALL httpfs',
  'LOAD httpfs',
  "SET memory_limit = '100GB'",
  'SET enable_external_access = true',
  "SET allowed_directories = ['/']",
])('the database refuses %s', async (statement) => {
  const database = await openDatabase([tempFolder()], { scratchFolder: tempFolder() });
  await withConnection(database, async (connection) => {
    await expect(connection.run(statement)).rejects.toThrow(/disabled|locked|Cannot|permission/i);
  });
  database.closeSync();
});

test('too little memory is told apart', async () => {
  const scratchFolder = tempFolder();
  const database = await openDatabase([], { scratchFolder, memoryLimit: '20MB', threads: 1 });
  const failure = await withConnection(database, (connection) =>
    connection
      .run('SELECT list(i ORDER BY hash(i)) FROM range(10000000) t(i)')
      .then(() => undefined, engineError),
  );
  expect(failure).toBeInstanceOf(EngineError);
  expect(failure?.failure).toBe('out-of-memory');
  database.closeSync();
});
