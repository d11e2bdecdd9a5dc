import { readdirSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine, FileFormat } from '../../engine.ts';
import { readExport } from '../../export/read-export.ts';
import { openSalesEngine, soon } from '../../testing/open-sales-engine.ts';
import { columnField, guard, metricField } from '../../testing/plans.ts';
import { asStored, salesRow } from '../../testing/rows.ts';

async function exportText(
  engine: Engine,
  plan: Parameters<typeof guard>[0],
  format: FileFormat = 'csv',
  grant?: Parameters<typeof guard>[1],
): Promise<{ text: string; rows: number }> {
  await using exported = await engine.export(guard(plan, grant), { format, signal: soon() });
  const { bytes, rows } = await readExport(exported);
  return { text: bytes.toString('utf8'), rows };
}

test('a file has the asked-for headers, wire dates, exact decimals, and nothing for null', async () => {
  const { engine } = await openSalesEngine([
    salesRow({ Revenue: -5, Seats: null }),
    salesRow({ Customer: '', Revenue: 9_007_199_254_740_991, ChangedTime: null, Day: null }),
  ]);
  const select = [
    columnField('Customer', 'CustomerName'),
    columnField('Day'),
    columnField('ChangedTime'),
    columnField('Seats'),
    columnField('Revenue'),
  ];
  expect(await exportText(engine, { select })).toEqual({
    rows: 2,
    text: [
      'CustomerName,Day,ChangedTime,Seats,Revenue',
      'Contoso,2026-03-01,2026-03-01T04:05:06Z,,-0.05',
      '"",,,5,90071992547409.91',
      '',
    ].join('\n'),
  });
});

test('a file without rows has its header, also for an account that has no files', async () => {
  const { engine } = await openSalesEngine([salesRow()]);
  const stranger = { account: 'nobody', locations: null, withheld: [] };
  const select = [columnField('Customer'), columnField('Day')];
  const expected = { rows: 0, text: 'Customer,Day\n' };
  expect(await exportText(engine, { select }, 'csv', stranger)).toEqual(expected);
  const nowhere = { account: 'A1', locations: [], withheld: [] };
  expect(await exportText(engine, { select }, 'csv', nowhere)).toEqual(expected);
});

test('metrics alone give one row, also over no rows', async () => {
  const { engine } = await openSalesEngine([salesRow()]);
  const stranger = { account: 'nobody', locations: null, withheld: [] };
  const select = [metricField('Rows'), metricField('TotalSeats')];
  const { text } = await exportText(engine, { select }, 'csv', stranger);
  expect(text).toBe('Rows,TotalSeats\n0,\n');
});

test('quotes stand only where they are needed', async () => {
  const customers = ['plain', 'a,b', 'a\tb', 'q"q', 'two\nlines', '=1+1', ' pad ', "it's", 'a;b'];
  const { engine } = await openSalesEngine(customers.map((Customer) => salesRow({ Customer })));
  const select = [columnField('Customer'), columnField('Seats')];
  const csv = (await exportText(engine, { select })).text;
  expect(csv).toBe(
    'Customer,Seats\nplain,5\n"a,b",5\na\tb,5\n"q""q",5\n"two\nlines",5\n=1+1,5\n pad ,5\nit\'s,5\na;b,5\n',
  );
  const tsv = (await exportText(engine, { select }, 'tsv')).text;
  expect(tsv).toBe(
    'Customer\tSeats\nplain\t5\na,b\t5\n"a\tb"\t5\n"q""q"\t5\n"two\nlines"\t5\n=1+1\t5\n pad \t5\nit\'s\t5\na;b\t5\n',
  );
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\t', '\n', '\r', '#', "'", ' ', 'é', '=') }),
);

test.each(['csv', 'tsv'] as const)(
  'any %s read back by another parser gives the rows',
  async (format) => {
    const texts = fc.sample(fc.tuple(cell, cell), { numRuns: 500, seed: 7 });
    const rows = texts.map(([Customer, Location]) => salesRow({ Customer, Location }));
    const { engine } = await openSalesEngine(rows);
    const select = [columnField('Location'), columnField('Customer')];
    const { text } = await exportText(engine, { select }, format);
    const delimiter = format === 'csv' ? ',' : '\t';
    const read = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: false });
    const stored = asStored(rows).map((row) => [row.Location, row.Customer]);
    expect(read).toEqual([['Location', 'Customer'], ...stored]);
  },
);

test('the order of a plain select is the order of the rows', async () => {
  const rows = Array.from({ length: 300_000 }, (_, index) => salesRow({ Seats: index }));
  const { engine } = await openSalesEngine(rows);
  const { text } = await exportText(engine, { select: [columnField('Seats')] });
  expect(text).toBe(`Seats\n${rows.map((row) => row.Seats).join('\n')}\n`);
});

test('the same header twice stays twice', async () => {
  const { engine } = await openSalesEngine([salesRow()]);
  const select = [columnField('Customer', 'Name'), columnField('Customer', 'Name')];
  expect((await exportText(engine, { select })).text).toBe('Name,Name\nContoso,Contoso\n');
});

test('nothing stays behind once an export is disposed of', async () => {
  const { engine, scratchFolder } = await openSalesEngine([salesRow()]);
  const exported = await engine.export(guard(), { format: 'csv', signal: soon() });
  expect(readdirSync(scratchFolder)).toEqual(['export-1']);
  await exported[Symbol.asyncDispose]();
  expect(readdirSync(scratchFolder)).toEqual([]);
});
