import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../kernel/clock.ts';
import { openDiskFiles } from './disk-files.ts';
import type { ReportFiles } from './report-files.ts';

let folder: string;
let files: ReportFiles;
const clock = manualClock('2026-04-10T00:00:00Z');
const never = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-files-'));
  files = await openDiskFiles(join(folder, 'reports'), { clock });
});
afterEach(() => rm(folder, { recursive: true }));

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

const storedNames = async (): Promise<string[]> => {
  const entries = await readdir(join(folder, 'reports'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
};

async function readAll(...args: Parameters<ReportFiles['read']>): Promise<Buffer | undefined> {
  const stored = await files.read(...args);
  return stored && Buffer.concat(await Array.fromAsync(stored));
}

test('a file is stored compressed, with its sizes and checksum', async () => {
  const stored = await files.write('abc.csv', chunks('a,b\n', '1,2\n'), { signal: never });
  const bytes = (await readAll('abc.csv')) ?? Buffer.alloc(0);
  expect(gunzipSync(bytes).toString()).toBe('a,b\n1,2\n');
  expect(stored).toEqual({
    key: 'abc.csv',
    encoding: 'gzip',
    bytes: bytes.length,
    plainBytes: 8,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    plainSha256: createHash('sha256').update('a,b\n1,2\n').digest('hex'),
  });
  expect(await readFile(join(folder, 'reports', 'ab', 'abc.csv'))).toEqual(bytes);
});

test('what is compressed already is stored as it is', async () => {
  const options = { signal: never, encoding: 'identity' } as const;
  const stored = await files.write('abc.parquet', chunks('PAR1', 'x'), options);
  expect((await readAll('abc.parquet'))?.toString()).toBe('PAR1x');
  const sha256 = createHash('sha256').update('PAR1x').digest('hex');
  expect(stored).toEqual({
    ...{ key: 'abc.parquet', encoding: 'identity', bytes: 5, plainBytes: 5 },
    ...{ sha256, plainSha256: sha256 },
  });
});

test('an empty report is a whole gzip file too', async () => {
  await files.write('empty', chunks(), { signal: never });
  expect(gunzipSync((await readAll('empty')) ?? '')).toHaveLength(0);
});

test('only the owner may read', async () => {
  await files.write('abc', chunks('x'), { signal: never });
  const mode = async (path: string) => (await stat(join(folder, path))).mode & 0o777;
  expect(await mode('reports')).toBe(0o700);
  expect(await mode('reports/ab')).toBe(0o700);
  expect(await mode('reports/ab/abc')).toBe(0o600);
});

test('a range is inclusive', async () => {
  await files.write('abc', chunks('hello'), { signal: never });
  const whole = await readAll('abc');
  expect(await readAll('abc', { start: 3, end: 7 })).toEqual(whole?.subarray(3, 8));
});

test('what is not there reads as undefined and is removed without error', async () => {
  expect(await files.read('absent')).toBeUndefined();
  await files.remove('absent');
});

test('a removed file is gone, but who has begun to read it reads to its end', async () => {
  await files.write('abc', chunks('x'), { signal: never });
  const whole = await readAll('abc');
  const open = await files.read('abc');
  await files.remove('abc');
  expect(await files.read('abc')).toBeUndefined();
  expect(Buffer.concat(await Array.fromAsync(open ?? chunks()))).toEqual(whole);
});

test.each(['', '.', '..', '../x', 'a/b', 'a\\b', '.hidden', 'a b', 'é', 'a.partial-1', 'a\n'])(
  'the key %j is refused',
  async (key) => {
    await expect(files.write(key, chunks('x'), { signal: never })).rejects.toThrow(
      'not a file key',
    );
    await expect(files.read(key)).rejects.toThrow('not a file key');
    await expect(files.remove(key)).rejects.toThrow('not a file key');
  },
);

test('nothing is visible before the file is whole', async () => {
  async function* watched() {
    yield Buffer.from('first');
    expect(await files.read('abc')).toBeUndefined();
  }
  await files.write('abc', watched(), { signal: never });
  expect(await storedNames()).toEqual(['abc']);
});

test('a failing source leaves nothing behind, and what was stored before stays', async () => {
  await files.write('abc', chunks('old'), { signal: never });
  async function* failing() {
    yield Buffer.from('new');
    throw new Error('engine stopped');
  }
  await expect(files.write('abc', failing(), { signal: never })).rejects.toThrow('engine stopped');
  expect(await storedNames()).toEqual(['abc']);
  expect(gunzipSync((await readAll('abc')) ?? '').toString()).toBe('old');
});

test('an abort stops a silent source with its reason and leaves nothing behind', async () => {
  const control = new AbortController();
  async function* silent() {
    yield Buffer.from('first');
    control.abort(new Error('lease lost'));
    await new Promise(() => {});
  }
  const writing = files.write('abc', silent(), { signal: control.signal });
  await expect(writing).rejects.toThrow('lease lost');
  expect(await storedNames()).toEqual([]);
});

test('a signal that is aborted already stores nothing', async () => {
  const signal = AbortSignal.abort(new Error('too late'));
  await expect(files.write('abc', chunks('x'), { signal })).rejects.toThrow('too late');
  expect(await storedNames()).toEqual([]);
});

test('what writers that died left is removed after a day, and nothing else', async () => {
  await files.write('abc', chunks('x'), { signal: never });
  const shard = join(folder, 'reports', 'ab');
  const place = async (name: string, modified: string) => {
    await writeFile(join(shard, name), 'half');
    await utimes(join(shard, name), new Date(modified), new Date(modified));
  };
  await place('abd.partial-1', '2026-04-08T23:59:00Z');
  await place('abe.partial-2', '2026-04-09T00:01:00Z');
  expect(await files.removeAbandoned()).toBe(1);
  expect((await storedNames()).sort()).toEqual(['abc', 'abe.partial-2']);
});

test('a file is published only when whoever ordered it says so at the last moment', async () => {
  const refused = files.write('refused', chunks('rows'), {
    signal: never,
    beforePublish: () => Promise.reject(new Error('no longer mine')),
  });
  await expect(refused).rejects.toThrow('no longer mine');
  expect(await files.has('refused')).toBe(false);
  expect(await Array.fromAsync(files.list({ minimumAgeSeconds: -1e9 }))).toEqual([]);
});

test('lists the keys of whole files by their age', async () => {
  await files.write('one-1.csv.gz', chunks('a'), { signal: never });
  await files.write('two-1.csv.gz', chunks('b'), { signal: never });
  expect((await Array.fromAsync(files.list({ minimumAgeSeconds: -1e9 }))).sort()).toEqual([
    'one-1.csv.gz',
    'two-1.csv.gz',
  ]);
  expect(await Array.fromAsync(files.list({ minimumAgeSeconds: 1e9 }))).toEqual([]);
  expect([await files.has('one-1.csv.gz'), await files.has('three')]).toEqual([true, false]);
});
