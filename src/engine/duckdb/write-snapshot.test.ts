import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { openSnapshotStore } from '../snapshots/snapshot-store.ts';
import { quoteText } from '../sql/quote.ts';
import { salesDataset } from '../testing/datasets.ts';
import { loadSalesRows } from '../testing/load-rows.ts';
import { asStored, day, type SalesRow, salesBatch, salesRow } from '../testing/rows.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openSnapshotWriter } from './write-snapshot.ts';

const clock = manualClock('2026-04-01T00:00:00Z');

async function readRows(files: readonly string[], select = '*'): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const list = files.map(quoteText).join(', ');
  const read = await connection.runAndReadAll(`SELECT ${select} FROM read_parquet([${list}])`);
  const rows = read.getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

test('every value comes back as it went in', async () => {
  const data = tempFolder();
  const nasty = [
    '',
    ' ',
    '"',
    '""',
    'a"b',
    ',',
    '\n',
    '\r\n',
    '\r',
    '\t',
    "'",
    '=1+1',
    '#x',
    '\\N',
    'NULL',
    '東京',
    '😀',
    ' pad ',
    'a\0b',
    '\u{feff}x',
    '-',
    'true',
  ];
  const rows = nasty.map((Customer) => salesRow({ Customer }));
  const snapshot = await loadSalesRows(data, rows);
  const files = openSnapshotStore(data).accountFiles(snapshot, 'A1');
  const read = await readRows(files, 'lower(hex(encode(Customer)))');
  expect(read.flat()).toEqual(nasty.map((text) => Buffer.from(text).toString('hex')));
});

test('numbers, days, instants and nulls keep their values', async () => {
  const data = tempFolder();
  const snapshot = await loadSalesRows(data, [
    salesRow({ Revenue: -5, Rate: 0, Seats: -9_007_199_254_740_991, Day: day('1969-12-31') }),
    salesRow({ Revenue: 9_007_199_254_740_991, Rate: 12345, Day: day('2028-02-29') }),
    salesRow({
      Location: null,
      Customer: null,
      Email: null,
      Day: null,
      ChangedTime: null,
      Seats: null,
      Revenue: null,
      Rate: null,
    }),
  ]);
  const files = openSnapshotStore(data).accountFiles(snapshot, 'A1');
  const rows = await readRows(files, 'Seats, Revenue, Rate, Day, ChangedTime, Customer');
  expect(rows).toEqual([
    ['-9007199254740991', '-0.05', '0.0000', '1969-12-31', '2026-03-01 04:05:06', 'Contoso'],
    ['5', '90071992547409.91', '1.2345', '2028-02-29', '2026-03-01 04:05:06', 'Contoso'],
    [null, null, null, null, null, null],
  ]);
});

const interleaved = (count: number): SalesRow[] =>
  Array.from({ length: count }, (_, index) =>
    salesRow({ Account: `A${index % 3}`, Seats: index, Customer: `Customer ${index % 17}` }),
  );

async function write(data: string, rows: readonly SalesRow[], batchSize: number) {
  let id = 0;
  const newId = () => `snapshot-${id++}`;
  const writer = await openSnapshotWriter(salesDataset, data, { clock, newId });
  for (let from = 0; from < rows.length; from += batchSize) {
    await writer.append(salesBatch(rows.slice(from, from + batchSize)));
  }
  return writer.publish();
}

test('interleaved accounts keep the order of their rows of one time and location, and the batch size leaves no trace', async () => {
  const rows = interleaved(30_000);
  const bytes: string[][] = [];
  for (const size of [997, 30_000]) {
    const data = tempFolder();
    const snapshot = await write(data, rows, size);
    expect(Object.values(snapshot.accounts).map((part) => part.rows)).toEqual([
      10_000, 10_000, 10_000,
    ]);
    const files = openSnapshotStore(data).accountFiles(snapshot, 'A2');
    const seats = (await readRows(files, 'Seats')).flat().map(Number);
    expect(seats).toEqual(rows.filter((row) => row.Account === 'A2').map((row) => row.Seats));
    bytes.push(files.map((file) => readFileSync(file).toString('base64')));
  }
  expect(bytes[0]).toEqual(bytes[1]);
});

test('rows are stored as a load stores them, by time, then location, then as they came', async () => {
  const data = tempFolder();
  const rows = [
    salesRow({ Day: day('2026-03-02'), Location: 'L2', Seats: 1 }),
    salesRow({ Day: null, Location: 'L1', Seats: 2 }),
    salesRow({ Day: day('2026-03-02'), Location: 'L1', Seats: 3 }),
    salesRow({ Day: day('2026-03-01'), Location: null, Seats: 4 }),
    salesRow({ Day: day('2026-03-01'), Location: 'L9', Seats: 5 }),
    salesRow({ Day: day('2026-03-02'), Location: 'L1', Seats: 6 }),
  ];
  const snapshot = await loadSalesRows(data, rows);
  const files = openSnapshotStore(data).accountFiles(snapshot, 'A1');
  expect((await readRows(files, 'Seats')).flat().map(Number)).toEqual([5, 4, 3, 6, 1, 2]);
  expect(asStored(rows).map((row) => row.Seats)).toEqual([5, 4, 3, 6, 1, 2]);
});

test('a batch that does not fit the dataset is refused', async () => {
  const newId = () => 'one';
  const writer = await openSnapshotWriter(salesDataset, tempFolder(), { clock, newId });
  const batch = salesBatch([salesRow()]);
  await expect(writer.append(batch.slice(1))).rejects.toThrow('8 of 9 columns');
  await expect(writer.append([...batch.slice(0, 8), []])).rejects.toThrow('differ in length');
  await expect(writer.append(salesBatch([salesRow({ Account: '' })]))).rejects.toThrow(
    'no account',
  );
  await expect(writer.append(salesBatch([salesRow({ Seats: 0.5 })]))).rejects.toThrow('integer');
});
