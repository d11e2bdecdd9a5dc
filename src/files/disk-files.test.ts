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

test('a file lies in a folder by its first letters, without a trace of how it was written', async () => {
  await files.write('abc.csv', chunks('a,b\n', '1,2\n'), { signal: never });
  const bytes = await readFile(join(folder, 'reports', 'ab', 'abc.csv'));
  expect(gunzipSync(bytes).toString()).toBe('a,b\n1,2\n');
  expect(await storedNames()).toEqual(['abc.csv']);
});

test('only the owner may read', async () => {
  await files.write('abc', chunks('x'), { signal: never });
  const mode = async (path: string) => (await stat(join(folder, path))).mode & 0o777;
  expect(await mode('reports')).toBe(0o700);
  expect(await mode('reports/ab')).toBe(0o700);
  expect(await mode('reports/ab/abc')).toBe(0o600);
});

test('a removed file is gone, but who has begun to read it reads to its end', async () => {
  await files.write('abc', chunks('x'), { signal: never });
  const whole = await readAll('abc');
  const open = await files.read('abc');
  await files.remove('abc');
  expect(await files.read('abc')).toBeUndefined();
  expect(Buffer.concat(await Array.fromAsync(open ?? chunks()))).toEqual(whole);
});

test('a failed write leaves nothing of its own', async () => {
  const beforePublish = () => Promise.reject(new Error('no longer mine'));
  const writing = files.write('abc', chunks('x'), { signal: never, beforePublish });
  await expect(writing).rejects.toThrow('no longer mine');
  expect(await storedNames()).toEqual([]);
});

test('a name of a file that is being written is no key', async () => {
  const writing = files.write('a.partial-1', chunks('x'), { signal: never });
  await expect(writing).rejects.toThrow('not a file key');
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
