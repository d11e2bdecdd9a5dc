import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishManyRows } from './many-rows.ts';
import type { Ask, Told } from './run-many.ts';

const ROWS = 10_000_000;
const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-ten-million-'));
  const { bavail, bsize } = await statfs(folder);
  // A sort of all rows spills some 2 GB.
  if (bavail * bsize < 8e9) throw new Error('the tests of ten million rows need 8 GB of free disk');
  await publishManyRows(join(folder, 'data'), ROWS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function make(runs: Ask['runs'], limits: Partial<Ask> = {}): Promise<Told> {
  const ask: Ask = {
    dataFolder: join(folder, 'data'),
    scratchFolder: join(folder, 'scratch'),
    filesFolder: join(folder, 'files'),
    ...{ memoryLimit: '512MB', spillLimit: '6GB', runs, ...limits },
  };
  const script = fileURLToPath(new URL('run-many.ts', import.meta.url));
  const env = { ...process.env, UV_THREADPOOL_SIZE: '8' };
  const { stdout } = await run(process.execPath, [script, JSON.stringify(ask)], { env });
  const told = JSON.parse(stdout) as Told;
  // biome-ignore lint/suspicious/noConsole: the figures of docs/performance.md
  console.log(JSON.stringify(told));
  return told;
}

async function fileOf(key: string): Promise<string> {
  const names = await readdir(join(folder, 'files'), { recursive: true });
  return join(folder, 'files', names.find((name) => name.endsWith(key)) ?? '');
}

test('ten million rows become a file that others read whole, in bounded memory', async () => {
  const { runs, peakMegabytes } = await make([{ key: 'all.csv.gz', sorted: false }]);
  expect(runs).toMatchObject([{ rows: ROWS, failure: null }]);
  expect(peakMegabytes).toBeLessThan(1000);
  const file = await fileOf('all.csv.gz');
  await run('gzip', ['-t', file]);
  const hasPython = !spawnSync('python3', ['--version']).error;
  expect(await countRecords(file, hasPython)).toBe(ROWS + 1);
});

/** By Python's csv and gzip; where there is none, by gzip and the line breaks that are known to be there. */
async function countRecords(file: string, hasPython: boolean): Promise<number> {
  if (hasPython) {
    const script =
      'import csv,gzip,sys; print(sum(1 for _ in csv.reader(gzip.open(sys.argv[1], "rt", newline=""))))';
    return Number((await run('python3', ['-c', script, file])).stdout);
  }
  const { stdout } = await run('sh', ['-c', 'gzip -dc "$0" | wc -l', file]);
  return Number(stdout) - ROWS / 1000;
}

test('a sort of all of them completes by spilling, in 512 MB', async () => {
  const { runs } = await make([{ key: 'sorted.csv.gz', sorted: true }]);
  expect(runs).toMatchObject([{ rows: ROWS, failure: null }]);
});

test('with a quota of 100 MB it fails with the reason, and the next run of the same engine completes', async () => {
  const asked = [
    { key: 'too-much.csv.gz', sorted: true },
    { key: 'next.csv.gz', sorted: false, limit: 1_000_000 },
  ];
  const { runs } = await make(asked, { spillLimit: '100MB' });
  expect(runs).toMatchObject([
    { rows: 0, failure: 'spill-full' },
    { rows: 1_000_000, failure: null },
  ]);
  expect(await readdir(join(folder, 'files'), { recursive: true })).not.toContainEqual(
    expect.stringContaining('too-much'),
  );
});
