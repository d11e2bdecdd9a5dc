import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { silentLogger } from '../../kernel/logger.ts';
import { loadSalesRows } from '../testing/load-rows.ts';
import { salesCatalog, soon } from '../testing/open-sales-engine.ts';
import { columnField, guard, metricField } from '../testing/plans.ts';
import { type SalesRow, salesRow } from '../testing/rows.ts';
import { slowPlan, slowRows } from '../testing/slow.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openEngineProcess, waitBefore } from './engine-process.ts';

async function openProcess(rows: readonly SalesRow[], more: { hostModule?: URL } = {}) {
  const folder = tempFolder();
  const dataFolder = path.join(folder, 'data');
  if (rows.length > 0) await loadSalesRows(dataFolder, rows);
  const engine = await openEngineProcess({
    catalog: salesCatalog,
    dataFolder,
    scratchFolder: path.join(folder, 'scratch'),
    threads: 2,
    logger: silentLogger,
    stopLimit: more.hostModule ? 50 : 5000,
    ...more,
  });
  onTestFinished(() => engine.close());
  return engine;
}

const kill = (pid: number | undefined) => process.kill(pid ?? Number.NaN, 'SIGKILL');

test('a preview comes through whole, numbers to the last digit', async () => {
  const engine = await openProcess([
    salesRow({ Seats: 9_007_199_254_740_991 }),
    salesRow({ Seats: 9_007_199_254_740_991, Customer: null }),
  ]);
  const interval = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-01T10:00:00Z') };
  const select = [columnField('Customer'), columnField('Day'), metricField('TotalSeats')];
  const orderBy = [{ field: columnField('Customer'), direction: 'asc' }] as const;
  const plan = guard({ select, orderBy }, undefined, interval);
  const preview = await engine.preview(plan, { limit: 5, signal: soon() });
  expect(JSON.stringify(preview.rows)).toBe(
    '[{"Customer":"Contoso","Day":"2026-03-01","TotalSeats":9007199254740991},' +
      '{"Customer":null,"Day":"2026-03-01","TotalSeats":9007199254740991}]',
  );
  expect(preview.columns.map((column) => column.header)).toEqual(['Customer', 'Day', 'TotalSeats']);
});

test('public errors keep their code, status and sentence', async () => {
  const engine = await openProcess([]);
  await expect(engine.preview(guard(), { limit: 1, signal: soon() })).rejects.toMatchObject({
    name: 'PublicError',
    code: 'dataset_empty',
    status: 503,
    message: expect.stringContaining('dataset Sales'),
  });
});

test('a measure comes through, and is cancelled, as a preview', async () => {
  const engine = await openProcess(slowRows());
  const how = { format: 'csv', sampleRows: 2 } as const;
  const measured = await engine.measure(guard(), { ...how, signal: soon() });
  expect(measured).toMatchObject({ rows: slowRows().length, sampleRows: 2 });
  expect(Buffer.from(measured.sample).toString().split('\n')).toHaveLength(4);
  const cancel = new AbortController();
  const reason = new Error('enough');
  const run = engine.measure(slowPlan(), { ...how, signal: cancel.signal });
  setImmediate(() => cancel.abort(reason));
  await expect(run).rejects.toBe(reason);
});

test('a killed child costs the previews under way, and the next one works', async () => {
  const engine = await openProcess(slowRows());
  const first = engine.pid();
  const lost = engine.preview(slowPlan(), { limit: 1, signal: soon() });
  setImmediate(() => kill(first));
  await expect(lost).rejects.toMatchObject({ name: 'EngineError', failure: 'process-lost' });
  const next = await engine.preview(guard(), { limit: 1, signal: soon() });
  expect(next.rows).toHaveLength(1);
  expect(engine.pid()).not.toBe(first);
});

test('cancelling stops the statement in the child, which lives on', async () => {
  const engine = await openProcess(slowRows());
  const child = engine.pid();
  const cancel = new AbortController();
  const reason = new Error('enough');
  const run = engine.preview(slowPlan(), { limit: 1, signal: cancel.signal });
  setImmediate(() => cancel.abort(reason));
  await expect(run).rejects.toBe(reason);
  await engine.preview(guard(), { limit: 1, signal: soon() });
  expect(engine.pid()).toBe(child);
});

test('a child that does not stop when told is killed', async () => {
  const hostModule = new URL('../testing/stuck-host.ts', import.meta.url);
  const engine = await openProcess([], { hostModule });
  const child = engine.pid();
  const cancel = new AbortController();
  const reason = new Error('enough');
  const cancelled = engine.preview(guard(), { limit: 1, signal: cancel.signal });
  const other = expect(engine.preview(guard(), { limit: 1, signal: soon() })).rejects.toMatchObject(
    {
      failure: 'process-lost',
    },
  );
  setImmediate(() => cancel.abort(reason));
  await expect(cancelled).rejects.toBe(reason);
  await other;
  expect(() => process.kill(child ?? Number.NaN, 0)).toThrow();
});

test('an engine that cannot start says so', async () => {
  const hostModule = new URL('../testing/dying-host.ts', import.meta.url);
  await expect(openProcess([], { hostModule })).rejects.toMatchObject({ failure: 'process-lost' });
});

test('a closed engine takes no more previews', async () => {
  const engine = await openProcess([salesRow()]);
  await engine.close();
  await expect(engine.preview(guard(), { limit: 1, signal: soon() })).rejects.toThrow('closed');
});

test('the child has nothing of our environment', async () => {
  const hostModule = new URL('../testing/telling-host.ts', import.meta.url);
  const told = await openProcess([], { hostModule }).catch((error: Error) => error.message);
  expect(told).toContain('UV_THREADPOOL_SIZE');
  expect(told).not.toMatch(/PATH|HOME|VITEST/);
});

test('the child ends by itself when its parent is gone', async () => {
  const child = fork(new URL('./engine-host.ts', import.meta.url), { execArgv: [] });
  await once(child, 'spawn');
  child.disconnect();
  await once(child, 'exit');
  expect(child.connected).toBe(false);
});

test('children that never worked are started less and less often', () => {
  expect([0, 1, 2, 5, 20].map(waitBefore)).toEqual([0, 200, 400, 3200, 10_000]);
});

test('it answers a ping, also after its child was killed', async () => {
  const engine = await openProcess([]);
  await engine.ping();
  const first = engine.pid();
  const lost = engine.ping();
  kill(first);
  await lost.catch((error) => expect(error).toMatchObject({ failure: 'process-lost' }));
  await vi.waitFor(() => engine.ping());
  expect(engine.pid()).not.toBe(first);
});

test('a ping fails when the child dies before it has answered', async () => {
  const hostModule = new URL('../testing/stuck-host.ts', import.meta.url);
  const engine = await openProcess([], { hostModule });
  const ping = engine.ping();
  kill(engine.pid());
  await expect(ping).rejects.toMatchObject({ failure: 'process-lost' });
});
