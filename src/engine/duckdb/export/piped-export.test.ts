import { createHash } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { EngineError, type ExportPart } from '../../engine.ts';
import { readExport } from '../../export/read-export.ts';
import { openSalesEngine, soon } from '../../testing/open-sales-engine.ts';
import { columnField, guard } from '../../testing/plans.ts';
import { salesRow } from '../../testing/rows.ts';
import { slowPlan } from '../../testing/slow.ts';
import { tempFolder } from '../../testing/temp-folder.ts';

const ROWS = 200_000;
const many = Array.from({ length: ROWS }, (_, index) =>
  salesRow({ Seats: index, Customer: createHash('md5').update(`${index}`).digest('hex') }),
);
const plan = () => guard({ select: [columnField('Seats'), columnField('Customer')] });

async function* bytesOf(parts: AsyncIterable<ExportPart>) {
  for await (const part of parts) yield* part.bytes;
}

test.each(['csv', 'tsv', 'jsonl'] as const)(
  'many rows flow through a pipe and are the same bytes as by way of a file: %s',
  async (format) => {
    const piped = await openSalesEngine(many, { pipes: 1 });
    const filed = await openSalesEngine(many);
    await using one = await piped.engine.export(plan(), { format, signal: soon() });
    expect(await readdir(piped.scratchFolder)).toContain('pipe-1');
    await using other = await filed.engine.export(plan(), { format, signal: soon() });
    const expected = await readExport(other);
    const read = await readExport(one);
    expect(read.bytes.equals(expected.bytes)).toBe(true);
    expect([read.rows, expected.rows]).toEqual([ROWS, ROWS]);
  },
);

test('where the pipes are taken, files are; a pipe given back is taken again', async () => {
  const { engine, scratchFolder } = await openSalesEngine(many, { pipes: 1 });
  const run = async () => {
    await using exported = await engine.export(plan(), { format: 'csv', signal: soon() });
    return (await readExport(exported)).rows;
  };
  expect(await Promise.all(Array.from({ length: 6 }, run))).toEqual(Array(6).fill(ROWS));
  expect(await run()).toBe(ROWS);
  expect((await readdir(scratchFolder)).sort()).toEqual(['pipe-1']);
});

test('an engine that fails in the midst fails the reading, and the next export completes', async () => {
  const { engine, dataFolder } = await openSalesEngine(many, { pipes: 1, threads: 1 });
  const restore = await spoil(dataFolder);
  await using exported = await engine.export(plan(), { format: 'csv', signal: soon() });
  let bytes = 0;
  const reading = (async () => {
    for await (const piece of bytesOf(exported.parts())) bytes += piece.length;
  })();
  await expect(reading).rejects.toBeInstanceOf(EngineError);
  expect(bytes).toBeGreaterThan(0);
  await exported[Symbol.asyncDispose]();
  await restore();
  await using again = await engine.export(plan(), { format: 'csv', signal: soon() });
  expect((await readExport(again)).rows).toBe(ROWS);
});

/** Overwrites pages far back in the account's file; answers what puts them back. */
async function spoil(dataFolder: string): Promise<() => Promise<void>> {
  const names = await readdir(dataFolder, { recursive: true });
  const file = path.join(dataFolder, names.find((name) => name.endsWith('.parquet')) ?? '');
  const handle = await open(file, 'r+');
  const { size } = await handle.stat();
  const at = Math.floor(size * 0.9);
  const length = Math.floor(size * 0.05);
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, at);
  await handle.write(Buffer.alloc(length, 0xa5), 0, length, at);
  return async () => {
    await handle.write(buffer, 0, length, at);
    await handle.close();
  };
}

test('cancelling in the midst stops the engine, also one that waits to be read', async () => {
  const { engine } = await openSalesEngine(many, { pipes: 1 });
  const cancel = new AbortController();
  const exported = await engine.export(plan(), { format: 'csv', signal: cancel.signal });
  const bytes = bytesOf(exported.parts());
  await bytes.next();
  cancel.abort(new Error('cancelled'));
  await exported[Symbol.asyncDispose]();
  await expect(Array.fromAsync(bytes)).rejects.toThrow();
  await using again = await engine.export(plan(), { format: 'csv', signal: soon() });
  expect((await readExport(again)).rows).toBe(ROWS);
});

test('cancelling stops an engine that has not written anything', async () => {
  const { engine } = await openSalesEngine(many, { pipes: 1 });
  const cancel = new AbortController();
  await using exported = await engine.export(slowPlan(), { format: 'csv', signal: cancel.signal });
  const reading = readExport(exported);
  setTimeout(() => cancel.abort(new Error('cancelled')), 300);
  await expect(reading).rejects.toThrow('cancelled');
});

test('disposing of an export that nobody has read ends it', async () => {
  const { engine, scratchFolder } = await openSalesEngine(many, { pipes: 1 });
  const exported = await engine.export(plan(), { format: 'csv', signal: soon() });
  await exported[Symbol.asyncDispose]();
  expect(await readdir(scratchFolder)).toEqual(['pipe-1']);
});

test('closing the engine ends an export under way', async () => {
  const { engine } = await openSalesEngine(many, { pipes: 1 });
  const exported = await engine.export(plan(), { format: 'csv', signal: soon() });
  const bytes = bytesOf(exported.parts());
  await bytes.next();
  await engine.close();
  await expect(Array.fromAsync(bytes)).rejects.toThrow();
});

test('a large Parquet file becomes several, which have the rows in their order', async () => {
  const { engine } = await openSalesEngine(many);
  const folder = tempFolder();
  const asked = { format: 'parquet', partBytes: 1_000_000, signal: soon() } as const;
  await using exported = await engine.export(plan(), asked);
  const files: { file: string; rows: number; bytes: number }[] = [];
  for await (const part of exported.parts()) {
    const file = path.join(folder, `${files.length}.parquet`);
    const handle = await open(file, 'w');
    await handle.writeFile(part.bytes);
    files.push({ file, rows: part.rows(), bytes: (await handle.stat()).size });
    await handle.close();
  }
  expect(files.length).toBeGreaterThan(2);
  for (const { bytes } of files) expect(bytes).toBeLessThan(1_250_000);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  let before = 0;
  for (const { file, rows } of files) {
    const sql = `SELECT count(*), count(*) FILTER (Seats = ${before} + file_row_number)
      FROM read_parquet('${file}', file_row_number = true)`;
    const read = (await connection.runAndReadAll(sql)).getRowsJson();
    expect(read).toEqual([[String(rows), String(rows)]]);
    before += rows;
  }
  connection.closeSync();
  instance.closeSync();
  expect(before).toBe(ROWS);
});
