import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Engine } from '../engine.ts';
import { openSalesEngine, soon } from '../testing/open-sales-engine.ts';
import { columnField, guard, metricField } from '../testing/plans.ts';
import { salesRow } from '../testing/rows.ts';
import { slowPlan, slowRows } from '../testing/slow.ts';

const measure = (engine: Engine, plan: Parameters<typeof guard>[0], sampleRows = 100) =>
  engine.measure(guard(plan), { format: 'csv', sampleRows, signal: soon() });

const manyRows = Array.from({ length: 250 }, (_, index) =>
  salesRow({ Seats: index, Customer: `C${index % 120}` }),
);

test('counts all rows and gives the first as a file has them', async () => {
  const { engine, scratchFolder } = await openSalesEngine(manyRows);
  const seats = columnField('Seats');
  const plan = { select: [seats], orderBy: [{ field: seats, direction: 'desc' as const }] };
  const measured = await measure(engine, plan, 2);
  expect(measured).toMatchObject({ rows: 250, sampleRows: 2 });
  expect(Buffer.from(measured.sample).toString()).toBe('Seats\n249\n248\n');
  expect(readdirSync(scratchFolder).filter((name) => name.startsWith('export'))).toEqual([]);
});

test('counts what is left of groups, duplicates and limits', async () => {
  const { engine } = await openSalesEngine(manyRows);
  const customer = columnField('Customer');
  const rows = async (plan: Parameters<typeof guard>[0]) => (await measure(engine, plan, 5)).rows;
  expect(await rows({ select: [customer], distinct: true })).toBe(120);
  expect(await rows({ select: [customer, metricField('TotalSeats')] })).toBe(120);
  expect(await rows({ select: [customer, customer], limit: 77 })).toBe(77);
});

test('cancelling stops it', async () => {
  const { engine } = await openSalesEngine(slowRows());
  const cancel = new AbortController();
  const reason = new Error('enough');
  const how = { format: 'csv', sampleRows: 1, signal: cancel.signal } as const;
  const run = engine.measure(slowPlan(), how);
  setImmediate(() => cancel.abort(reason));
  await expect(run).rejects.toBe(reason);
});
