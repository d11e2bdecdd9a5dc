import { expect, test } from 'vitest';
import type { ReportFiles } from '../../files/report-files.ts';
import { deleteReport } from '../delete-report.ts';
import { ledgerWorld } from '../testing/ledger-world.ts';
import { PROGRAM } from '../testing/reports-world.ts';
import { listExecutions } from './list-executions.ts';
import { runExecution } from './run-execution.ts';
import {
  findLostFiles,
  sweepExecutions,
  sweepExpiredFiles,
  sweepOrphanedFiles,
} from './sweep-files.ts';

const NEVER = new AbortController().signal;
const owned = async () => undefined;

const keysOf = (files: ReportFiles): Promise<string[]> =>
  Array.fromAsync(files.list({ minimumAgeSeconds: -1e9 }));

/** As `files` looks a day from now. */
const aDayLater = (files: ReportFiles): ReportFiles => ({
  ...files,
  list: () => files.list({ minimumAgeSeconds: -1e9 }),
});

async function completed() {
  const world = await ledgerWorld();
  const reportId = await world.create({ executeNow: true });
  await world.work();
  const view = async () => {
    const asked = { reportId, getLatestExecution: true, baseUrl: 'http://x' };
    return (await listExecutions(world.context, world.caller, PROGRAM, asked))[0];
  };
  return { ...world, reportId, view };
}

test('a file goes when its retention ends; its execution stays and says so', async () => {
  const { context, at, view } = await completed();
  at('2026-04-09T11:59:59Z');
  expect(await sweepExpiredFiles(context, NEVER)).toBe(0);
  at('2026-04-09T12:00:00Z');
  expect(await view()).toMatchObject({ fileState: 'expired', reportAccessSecureLink: null });
  expect(await sweepExpiredFiles(context, NEVER)).toBe(1);
  expect(await keysOf(context.files)).toEqual([]);
  expect(await view()).toMatchObject({ executionStatus: 'Completed', fileState: 'expired' });
});

test('a file that resists is tried again, and holds up no other', async () => {
  const { context, create, work, at } = await completed();
  await create({ executeNow: true });
  await work();
  at('2026-05-01T00:00:00Z');
  let calls = 0;
  const remove: ReportFiles['remove'] = async (key) => {
    calls += 1;
    if (calls === 1) throw new Error('busy');
    await context.files.remove(key);
  };
  const resisting = { ...context, files: { ...context.files, remove } };
  await expect(sweepExpiredFiles(resisting, NEVER)).rejects.toThrow(
    '1 files not removed, 1 removed',
  );
  expect(await sweepExpiredFiles(resisting, NEVER)).toBe(1);
});

test('a file that no execution has is removed once it is a day old', async () => {
  const { context, create, claim } = await completed();
  await create({ executeNow: true });
  const claimed = await claim();
  if (!claimed) throw new Error('nothing to claim');
  // Its worker is killed before it can record the file.
  await runExecution(context, claimed, NEVER, owned);
  expect(await keysOf(context.files)).toHaveLength(2);
  expect(await sweepOrphanedFiles(context, NEVER)).toBe(0);
  expect(await sweepOrphanedFiles({ ...context, files: aDayLater(context.files) }, NEVER)).toBe(1);
  expect(await keysOf(context.files)).toHaveLength(1);
});

test('a file that outlived its deleted report is an orphan too', async () => {
  const { context, caller, reportId } = await completed();
  const stuck = { ...context.files, remove: () => Promise.reject(new Error('busy')) };
  await deleteReport({ ...context, files: stuck }, caller, PROGRAM, reportId);
  expect(await sweepOrphanedFiles({ ...context, files: aDayLater(context.files) }, NEVER)).toBe(1);
});

test('an execution whose file has vanished says so, and no longer once it is back', async () => {
  const { context, view } = await completed();
  const away = { ...context.files, has: async () => false };
  expect(await findLostFiles(context, NEVER)).toBe(0);
  expect(await findLostFiles({ ...context, files: away }, NEVER)).toBe(1);
  expect(await findLostFiles({ ...context, files: away }, NEVER)).toBe(0);
  expect(await view()).toMatchObject({ fileState: 'lost', reportAccessSecureLink: null });
  // A folder that was out of reach costs no file: what it holds is still recorded.
  const found = { ...context, files: aDayLater(context.files) };
  expect(await sweepOrphanedFiles(found, NEVER)).toBe(0);
  expect(await findLostFiles(context, NEVER)).toBe(0);
  expect(await view()).toMatchObject({ fileState: 'kept' });
});

test('executions are kept for their time; those that wait or have a file stay', async () => {
  const { context, create, at, work, rows } = await completed();
  await create({ startTime: '2026-03-11T06:00:00Z' });
  at('2026-03-11T06:00:00Z');
  await work();
  at('2026-06-08T12:00:00Z');
  expect(await sweepExecutions(context, NEVER)).toBe(0);
  await sweepExpiredFiles(context, NEVER);
  expect(await sweepExecutions(context, NEVER)).toBe(0);
  at('2026-06-08T12:00:01Z');
  expect(await sweepExecutions(context, NEVER)).toBe(1);
  expect((await rows()).map((row) => row.status)).toEqual(['Completed', 'Pending']);
});
