import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createManifestSigner, newManifestKey } from '../../files/sign-manifest.ts';
import { exampleManifest } from '../../http/schemas/manifest.ts';
import { runCommand } from '../testing/run-command.ts';
import { registerVerify } from './verify.ts';

const ROWS = 3;
const signer = await createManifestSigner(newManifestKey());
const { jws: _, ...example } = exampleManifest;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let whole: Buffer;
let about: string;
let key: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-parquet-'));
  whole = await parquet(`SELECT 'C' || row AS Name, row AS Seats FROM range(${ROWS}) AS r(row)`);
  const sums = { bytes: whole.length, sha256: sha256(whole) };
  const plain = { plainBytes: whole.length, plainSha256: sha256(whole) };
  const manifest = {
    ...{ ...example, rows: ROWS, format: 'parquet' },
    columns: [
      { name: 'Name', type: 'string' },
      { name: 'Seats', type: 'integer' },
    ],
    parts: [{ rows: ROWS, encoding: 'identity', ...sums, ...plain }],
  };
  about = await save('manifest.json', JSON.stringify({ jws: await signer.sign(manifest) }));
  key = await save('key.json', JSON.stringify(signer.publicKey));
});
afterAll(() => rm(folder, { recursive: true }));

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function parquet(query: string): Promise<Buffer> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const path = join(folder, 'written.parquet');
    await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
    return await readFile(path);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function verify(bytes: Uint8Array): Promise<string | null> {
  const path = await save('report.parquet', bytes);
  return (await runCommand(registerVerify, ['verify', path, about, '--key', key])).failure;
}

const rowsOf = (count: number): Promise<Buffer> =>
  parquet(`SELECT 'C' || row AS Name, row AS Seats FROM range(${count}) AS r(row)`);
const joined = (...pieces: (string | Uint8Array)[]): Buffer =>
  Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)));

test('a whole file is known, with its rows', async () => {
  expect(await verify(whole)).toBeNull();
});

test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
  ['a missing row', () => rowsOf(ROWS - 1), /1 row missing: it has 2, .* says 3.*rows_missing/],
  ['rows too many', () => rowsOf(ROWS + 2), /2 rows too many.*rows_added/],
  ['no row groups at all', () => rowsOf(0), /3 rows missing: it has 0/],
  [
    'rows that are others',
    () => parquet("SELECT 'CCC' AS Name, 7 AS Seats FROM range(3)"),
    /damaged/,
  ],
  ['other columns', () => parquet('SELECT 1 AS Market'), /columns are Name, Seats, .* has Market/],
  ['nothing', () => Buffer.alloc(0), /breaks off: it has 0 bytes/],
  ['its beginning', () => whole.subarray(0, 20), /breaks off: it has 20 bytes/],
  ['the very ends alone', () => joined('PAR1', 'PAR1'), /breaks off/],
  ['no footer between the ends', () => joined('PAR1', Buffer.alloc(8), 'PAR1'), /damaged/],
  [
    'a footer of nonsense',
    () => joined('PAR1', '????', Uint8Array.of(4, 0, 0, 0), 'PAR1'),
    /damaged/,
  ],
  ['more after its end', () => joined(whole, 'x'), /damaged/],
  ['a text', () => Buffer.from('Name,Seats\nC0,0\n'), /no Parquet file.*other_file/],
  ['packed by somebody', () => gzipSync(whole), /repacked/],
])('%s is found', async (_name, bytes, reason) => {
  expect(await verify(await bytes())).toMatch(reason);
});

test('whatever is changed in it, the answer is one of those', async () => {
  const codes = /\((truncated|damaged|rows_missing|rows_added|other_file)\)/;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.nat(40),
      fc.uint8Array({ maxLength: 30 }),
      async (at, cut, put) => {
        const from = at % whole.length;
        const changed = joined(whole.subarray(0, from), put, whole.subarray(from + cut));
        fc.pre(!changed.equals(whole));
        expect(await verify(changed)).toMatch(codes);
      },
    ),
    { numRuns: 300 },
  );
});
