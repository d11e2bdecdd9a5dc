import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine, FileFormat } from '../../engine.ts';
import { uniqueNames } from '../../export/headers.ts';
import { readExport } from '../../export/read-export.ts';
import { openSalesEngine, soon } from '../../testing/open-sales-engine.ts';
import { columnField, guard, metricField, viewer } from '../../testing/plans.ts';
import { salesRow } from '../../testing/rows.ts';
import { tempFolder } from '../../testing/temp-folder.ts';

type Asked = Parameters<typeof guard>;

async function exportBytes(engine: Engine, format: FileFormat, ...asked: Asked) {
  await using exported = await engine.export(guard(...asked), { format, signal: soon() });
  return await readExport(exported);
}

async function exportLines(engine: Engine, ...asked: Asked): Promise<string[]> {
  const { bytes, rows } = await exportBytes(engine, 'jsonl', ...asked);
  const lines = bytes.toString().split('\n');
  expect(lines.pop()).toBe('');
  expect(rows).toBe(lines.length);
  return lines;
}

/** Types by name, and rows, as a DuckDB that knows nothing of ours reads them. */
async function readParquet(bytes: Uint8Array) {
  const file = path.join(tempFolder(), 'read.parquet');
  await writeFile(file, bytes);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  const types = await ask(`DESCRIBE SELECT * FROM '${file}'`);
  const rows = await ask(`SELECT COLUMNS(*)::VARCHAR FROM '${file}'`);
  const [codec] = await ask(`SELECT DISTINCT compression FROM parquet_metadata('${file}')`);
  connection.closeSync();
  instance.closeSync();
  return { types: types.map(([name, type]) => `${name} ${type}`), rows, codec };
}

const everyType = ['Customer', 'Day', 'ChangedTime', 'Seats', 'Revenue', 'Rate'];
const select = [
  columnField('Customer', 'CustomerName'),
  ...everyType.slice(1).map((name) => columnField(name)),
];
const awkward = [
  salesRow({ Customer: 'q"q\n\\é\u0001,', Revenue: -5, Seats: null }),
  salesRow({ Customer: null, Seats: Number.MAX_SAFE_INTEGER, Rate: null }),
  salesRow({ Customer: '', Revenue: 9_007_199_254_740_991, ChangedTime: null, Day: null }),
];

test('JSON Lines: an object a row, names in order, exact numbers, nulls, times as in CSV', async () => {
  const { engine } = await openSalesEngine(awkward);
  expect(await exportLines(engine, { select })).toEqual([
    '{"CustomerName":"q\\"q\\n\\\\é\\u0001,","Day":"2026-03-01","ChangedTime":"2026-03-01T04:05:06Z","Seats":null,"Revenue":-0.05,"Rate":1.5000}',
    '{"CustomerName":null,"Day":"2026-03-01","ChangedTime":"2026-03-01T04:05:06Z","Seats":9007199254740991,"Revenue":12.34,"Rate":null}',
    '{"CustomerName":"","Day":null,"ChangedTime":null,"Seats":5,"Revenue":90071992547409.91,"Rate":1.5000}',
  ]);
});

test('Parquet: the types of the catalog, zstd, and every value', async () => {
  const { engine } = await openSalesEngine(awkward);
  const { bytes, rows } = await exportBytes(engine, 'parquet', { select });
  const read = await readParquet(bytes);
  expect(rows).toBe(3);
  expect(read.codec).toEqual(['ZSTD']);
  expect(read.types).toEqual([
    ...['CustomerName VARCHAR', 'Day DATE', 'ChangedTime TIMESTAMP', 'Seats BIGINT'],
    ...['Revenue DECIMAL(18,2)', 'Rate DECIMAL(9,4)'],
  ]);
  expect(read.rows).toEqual([
    ['q"q\n\\é\u0001,', '2026-03-01', '2026-03-01 04:05:06', null, '-0.05', '1.5000'],
    [null, '2026-03-01', '2026-03-01 04:05:06', '9007199254740991', '12.34', null],
    ['', null, null, '5', '90071992547409.91', '1.5000'],
  ]);
});

test('sums are exact in both, past what 64 bits hold', async () => {
  const rows = Array.from({ length: 2000 }, () => salesRow({ Seats: Number.MAX_SAFE_INTEGER }));
  const { engine } = await openSalesEngine(rows);
  const metrics = [metricField('Rows'), metricField('TotalSeats'), metricField('TotalRevenue')];
  const sum = String(BigInt(Number.MAX_SAFE_INTEGER) * 2000n);
  expect(await exportLines(engine, { select: metrics })).toEqual([
    `{"Rows":2000,"TotalSeats":${sum},"TotalRevenue":24680.00}`,
  ]);
  const read = await readParquet((await exportBytes(engine, 'parquet', { select: metrics })).bytes);
  expect(read.types).toEqual([
    ...['Rows BIGINT', 'TotalSeats DECIMAL(38,0)', 'TotalRevenue DECIMAL(38,2)'],
  ]);
  expect(read.rows).toEqual([['2000', sum, '24680.00']]);
});

test('without rows: no line, and a Parquet file of the same types; also without files', async () => {
  const { engine } = await openSalesEngine([salesRow()]);
  const stranger = { account: 'nobody', locations: null, withheld: [] };
  expect(await exportLines(engine, { select }, stranger)).toEqual([]);
  const read = await readParquet(
    (await exportBytes(engine, 'parquet', { select }, stranger)).bytes,
  );
  expect(read.rows).toEqual([]);
  expect(read.types).toContain('Revenue DECIMAL(18,2)');
});

test('what is withheld is null in both, of its own type', async () => {
  const { engine } = await openSalesEngine([salesRow()]);
  const secret = [columnField('Revenue'), metricField('TotalRevenue'), metricField('EmailCount')];
  const nulls = '{"Revenue":null,"TotalRevenue":null,"EmailCount":null}';
  expect(await exportLines(engine, { select: secret }, viewer)).toEqual([nulls]);
  const read = await readParquet(
    (await exportBytes(engine, 'parquet', { select: secret }, viewer)).bytes,
  );
  expect(read.rows).toEqual([[null, null, null]]);
  expect(read.types).toEqual([
    ...['Revenue DECIMAL(18,2)', 'TotalRevenue DECIMAL(38,2)', 'EmailCount BIGINT'],
  ]);
});

test('any text comes back by JSON.parse and from Parquet', async () => {
  const texts = fc.sample(fc.string({ unit: 'grapheme' }), { numRuns: 500, seed: 11 });
  const { engine } = await openSalesEngine(texts.map((Customer) => salesRow({ Customer })));
  const only = { select: [columnField('Customer')] };
  const lines = await exportLines(engine, only);
  expect(lines.map((line) => JSON.parse(line).Customer)).toEqual(texts);
  const { rows } = await readParquet((await exportBytes(engine, 'parquet', only)).bytes);
  expect(rows.flat()).toEqual(texts);
});

test.each([false, true])('the rows keep their order, asked for: %s', async (ordered) => {
  const count = 300_000;
  const rows = Array.from({ length: count }, (_, index) => salesRow({ Seats: index }));
  const { engine } = await openSalesEngine(ordered ? rows.toReversed() : rows);
  const seats = columnField('Seats');
  const plan = {
    select: [seats],
    orderBy: ordered ? [{ field: seats, direction: 'asc' as const }] : [],
  };
  const wanted = rows.map((row) => String(row.Seats));
  const lines = await exportLines(engine, plan);
  expect(lines.map((line) => String(JSON.parse(line).Seats))).toEqual(wanted);
  const read = await readParquet((await exportBytes(engine, 'parquet', plan)).bytes);
  expect(read.rows.flat()).toEqual(wanted);
});

test('a header that comes again is numbered', async () => {
  expect(uniqueNames(['A', 'a', 'A', 'A_2', 'B'])).toEqual(['A', 'a_2', 'A_3', 'A_2_2', 'B']);
  const { engine } = await openSalesEngine([salesRow()]);
  const twice = { select: [columnField('Customer', 'Name'), columnField('Seats', 'Name')] };
  expect(await exportLines(engine, twice)).toEqual(['{"Name":"Contoso","Name_2":5}']);
  const read = await readParquet((await exportBytes(engine, 'parquet', twice)).bytes);
  expect(read.types).toEqual(['Name VARCHAR', 'Name_2 BIGINT']);
});
