import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDiskFiles } from '../../files/disk-files.ts';
import { runChecks } from '../../http/routes/health/run-checks.ts';
import { systemClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/logger.ts';
import { temporaryStore } from '../../store/store.fixture.ts';
import { createHealthChecks, type HealthParts } from './health-checks.ts';

async function checksOf(parts: Partial<HealthParts> = {}, minimumFreeDiskMegabytes = 0) {
  const { store, [Symbol.asyncDispose]: dispose } = await temporaryStore();
  const folder = await mkdtemp(join(tmpdir(), 'health-'));
  onTestFinished(async () => {
    await dispose();
    await rm(folder, { recursive: true });
  });
  const home = { folder, files: join(folder, 'files') };
  const engine = { ping: async () => undefined };
  const files = await openDiskFiles(home.files, { clock: systemClock });
  const all = { store, engine, files, home, ...parts };
  return { ...all, checks: createHealthChecks(all, { minimumFreeDiskMegabytes }) };
}

test('a sound process passes, and no probe is left behind', async () => {
  const { checks, home } = await checksOf();
  expect(Object.keys(checks)).toEqual(['store', 'engine', 'files', 'disk']);
  expect(await runChecks(checks, silentLogger)).toEqual({});
  expect(await readdir(home.files)).toEqual([]);
});

test('a closed store, a broken engine and a full disk are told apart', async () => {
  const engine = { ping: () => Promise.reject(new Error('out of order')) };
  const { checks, store } = await checksOf({ engine }, Number.MAX_SAFE_INTEGER);
  await store.close();
  expect(await runChecks(checks, silentLogger)).toEqual({
    store: 'the store does not answer',
    engine: 'the query engine does not answer',
    disk: `less than ${Number.MAX_SAFE_INTEGER} MB of disk space are free`,
  });
});

test('a folder of files that is gone is found', async () => {
  const { checks, home } = await checksOf();
  await rm(home.files, { recursive: true });
  const failed = await runChecks(checks, silentLogger);
  expect(failed).toMatchObject({ files: 'report files cannot be written' });
});

test('a check that hangs fails in time, and is not begun again while it does', async () => {
  let pings = 0;
  const engine = {
    ping: () => {
      pings += 1;
      return new Promise<void>(() => {});
    },
  };
  const { checks } = await checksOf({ engine });
  for (const _ of [1, 2]) {
    const failed = await runChecks(checks, silentLogger, 20);
    expect(Object.keys(failed)).toContain('engine');
  }
  expect(pings).toBe(1);
});

test('the log has the reason that the caller does not read', async () => {
  const engine = { ping: () => Promise.reject(new Error('no memory at 0x1f')) };
  const { checks } = await checksOf({ engine });
  const lines: object[] = [];
  const failed = await runChecks(checks, { error: (fields) => void lines.push(fields) });
  expect(failed).toEqual({ engine: 'the query engine does not answer' });
  expect(lines).toEqual([{ check: 'engine', reason: 'no memory at 0x1f' }]);
});
