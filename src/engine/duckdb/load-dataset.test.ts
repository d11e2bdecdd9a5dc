import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { openSnapshotStore } from '../snapshots/snapshot-store.ts';
import { quoteText } from '../sql/quote.ts';
import { salesDataset } from '../testing/datasets.ts';
import { loadSalesRows } from '../testing/load-rows.ts';
import { salesRow } from '../testing/rows.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { LoadRefused } from './load/load-refused.ts';
import { loadDataset } from './load-dataset.ts';

const header = 'account,LOCATION,CustomerName,Email,Day,ChangedTime,Seats,Revenue,Rate';
const good = 'A1,L1,Contoso,a@b.example,2026-03-01,2026-03-01T04:05:06Z,5,12.34,1.5';

function setUp() {
  const folder = tempFolder();
  const dataFolder = path.join(folder, 'data');
  const file = (name: string, content: string | Buffer): string => {
    const target = path.join(folder, name);
    writeFileSync(target, content);
    return target;
  };
  const load = (...files: string[]) =>
    loadDataset(salesDataset, files, {
      dataFolder,
      scratchFolder: path.join(folder, 'scratch'),
      clock: manualClock('2026-04-01T00:00:00Z'),
      newId: randomId,
    });
  const refusal = async (...lines: string[]): Promise<LoadRefused> => {
    const refused = await load(file('rows.csv', lines.join('\n'))).catch((error: unknown) => error);
    if (!(refused instanceof LoadRefused)) throw new Error(`not refused: ${String(refused)}`);
    return refused;
  };
  const rows = async (account: string) => {
    const store = openSnapshotStore(dataFolder);
    const snapshot = await store.current('mpn', 'Sales');
    if (!snapshot) throw new Error('nothing is loaded');
    return query(`FROM read_parquet([${store.accountFiles(snapshot, account).map(quoteText)}])`);
  };
  return { folder, dataFolder, file, load, refusal, rows };
}

async function query(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

const goodRow = [
  'A1',
  'L1',
  'Contoso',
  'a@b.example',
  '2026-03-01',
  '2026-03-01 04:05:06',
  '5',
  '12.34',
  '1.5000',
];

test('text files become rows by account, in the order of the files', async () => {
  const { file, load, rows } = setUp();
  const first = file('a.csv', `\u{feff}${header}\r\n${good}\r\nA2,,"","q""x, y\r\nz",,,,,\r\n`);
  const zipped = file('b.csv.gz', gzipSync(`${header}\n${good.replace('Contoso', '東京 ')}`));
  const tabs = file('c.TSV', `${header}\n${good}\n`.replaceAll(',', '\t'));
  const report = await load(first, zipped, tabs);
  expect(report).toMatchObject({ rows: 4, rowsByAccount: { A1: 3, A2: 1 } });
  expect(await rows('A1')).toEqual([goodRow, goodRow.with(2, '東京 '), goodRow]);
  expect(await rows('A2')).toEqual([['A2', null, '', 'q"x, y\r\nz', null, null, null, null, null]]);
});

test('columns may come in any order, and numbers and times in any exact form', async () => {
  const { file, load, rows } = setUp();
  const line = '"2026-03-01 06:05:06.5+02:00",+7,1.500,-0.10,2028-02-29,e,A1,c,l';
  const names = 'ChangedTime,Seats,Rate,Revenue,Day,Email,Account,Customer,Location';
  await load(file('a.csv', `${names}\n${line}\n`));
  expect(await rows('A1')).toEqual([
    ['A1', 'l', 'c', 'e', '2028-02-29', '2026-03-01 04:05:06.5', '7', '-0.10', '1.5000'],
  ]);
});

test('a Parquet file is taken where its types lose nothing', async () => {
  const { folder, load, rows } = setUp();
  const file = path.join(folder, 'rows.parquet');
  const select = (revenue: string) =>
    `COPY (SELECT 'A1' AS Account, 'L1' AS Location, 'Contoso' AS Customer, 'a@b.example' AS Email,
       DATE '2026-03-01' AS Day, TIMESTAMP '2026-03-01 04:05:06' AS ChangedTime, 5::INTEGER AS Seats,
       ${revenue} AS Revenue, 1.5::DECIMAL(3, 1) AS Rate) TO ${quoteText(file)} (FORMAT parquet)`;
  await query(select('12.34::DECIMAL(9, 2)'));
  await load(file);
  expect(await rows('A1')).toEqual([goodRow]);
  await query(select('12.345::DECIMAL(9, 3)'));
  await expect(load(file)).rejects.toMatchObject({
    problems: [{ file, row: 2, column: 'Revenue', value: '12.345' }],
  });
  await query(select('12.34::DOUBLE'));
  await expect(load(file)).rejects.toMatchObject({
    problems: [{ file, column: 'Revenue', reason: 'is DOUBLE there, decimal here' }],
  });
});

test.each([
  ['Seats', 6, ['1.5', 'x', '', '9223372036854775808', ' 1', '1e3']],
  ['Revenue', 7, ['1.005', '12345678901234567.00', 'NaN', '1,5', '1e2']],
  ['Day', 4, ['2026-02-30', '01/02/2026', '2026-1-1', '2026-03-01T00:00:00Z']],
  ['ChangedTime', 5, ['2026-03-01', '2026-13-01T00:00:00Z', 'yesterday']],
] as const)('a bad %s is refused with its place', async (column, index, values) => {
  const { refusal } = setUp();
  for (const value of values) {
    const line = good.split(',').with(index, `"${value}"`).join(',');
    const refused = await refusal(header, good, line);
    expect(refused.problems).toMatchObject([{ row: 3, column, value }]);
  }
});

test('a row without account is refused', async () => {
  const { refusal } = setUp();
  const refused = await refusal(header, good.replace('A1', ''), good.replace('A1', '""'));
  expect(refused.problems).toMatchObject([
    { row: 2, column: 'Account', reason: 'must name an account' },
    { row: 3, column: 'Account', reason: 'must name an account' },
  ]);
});

test('the first 100 problems are told and the others counted', async () => {
  const { refusal } = setUp();
  const refused = await refusal(header, ...Array(250).fill(good.replace('12.34', 'x')));
  expect([refused.problems.length, refused.total]).toEqual([100, 250]);
  expect(refused.problems[99]?.row).toBe(101);
});

test.each([
  ['too few fields', ['A1,L1,x'], 3],
  ['too many fields', [`${good},extra`], 3],
  ['an unclosed quote', [good.replace('Contoso', '"Contoso')], 3],
  ['text after a quote', [good.replace('Contoso', '"Con"toso')], 3],
])('%s is refused with its line', async (_, lines, row) => {
  const { refusal } = setUp();
  const refused = await refusal(header, good, ...lines, good);
  expect(refused.problems[0]).toMatchObject({ row });
  expect(refused.problems[0]?.reason).not.toBe('');
});

test('bytes that are not UTF-8 are refused', async () => {
  const { file, load } = setUp();
  const broken = Buffer.concat([
    Buffer.from(`${header}\n`),
    Buffer.from(good, 'utf8'),
    Buffer.from([10]),
  ]);
  broken[broken.indexOf('Contoso')] = 0xff;
  await expect(load(file('a.csv', broken))).rejects.toMatchObject({ problems: [{ row: 2 }] });
});

test('columns that are missing, unknown or there twice are refused', async () => {
  const { refusal } = setUp();
  const names = header.replace('Seats', 'Seat').replace('Rate', 'Customer');
  expect((await refusal(names, good)).problems.map(({ reason }) => reason)).toEqual([
    'column Customer stands there 2 times',
    'column Seats is missing; the file has "Seat"',
    'column Rate is missing',
    'Sales has no column "Seat"',
  ]);
});

test('files of another kind, empty ones and missing ones are refused together', async () => {
  const { folder, file, load } = setUp();
  const missing = path.join(folder, 'missing.csv');
  const refused = await load(file('a.xlsx', ''), file('b.csv', ''), missing).catch(
    (error) => error,
  );
  expect(refused.problems.map((problem: { file: string }) => path.basename(problem.file))).toEqual([
    'a.xlsx',
    'b.csv',
    'missing.csv',
  ]);
});

test('a refused load switches nothing and leaves nothing', async () => {
  const { dataFolder, refusal } = setUp();
  const before = await loadSalesRows(dataFolder, [salesRow()]);
  await refusal(header, good, good.replace('12.34', 'x'));
  expect(await openSnapshotStore(dataFolder).current('mpn', 'Sales')).toEqual(before);
  expect(readdirSync(path.join(dataFolder, 'mpn', 'Sales')).sort()).toEqual(
    [before.snapshotId, 'current.json'].sort(),
  );
});

test('a file with a header alone empties the dataset', async () => {
  const { dataFolder, file, load } = setUp();
  expect(await load(file('a.csv', `${header}\n`))).toMatchObject({ rows: 0, rowsByAccount: {} });
  expect((await openSnapshotStore(dataFolder).current('mpn', 'Sales'))?.rows).toBe(0);
});
