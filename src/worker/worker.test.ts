import { expect, test, vi } from 'vitest';
import { EngineError } from '../engine/engine.ts';
import { type Logger, silentLogger } from '../kernel/logger.ts';
import type { GuardedPlan } from '../policy/guard.ts';
import type { RunLimits } from '../reports/context.ts';
import { createQuery } from '../reports/create-query.ts';
import { createReport } from '../reports/create-report.ts';
import { cancelExecution } from '../reports/executions/cancel-execution.ts';
import { PROGRAM, QUERY, reportsWorld } from '../reports/testing/reports-world.ts';
import { startWorker } from './worker.ts';

/** A logger whose `until(n)` resolves with the first n settled executions. */
function settledLog() {
  const settled: unknown[] = [];
  const waiting: { count: number; resolve: (settled: unknown[]) => void }[] = [];
  const note = (fields: object): void => {
    if (!('settled' in fields)) return;
    settled.push(fields.settled);
    for (const { count, resolve } of waiting) if (settled.length >= count) resolve(settled);
  };
  const logger: Logger = { ...silentLogger, info: note, warn: note, child: () => logger };
  const until = (count: number) =>
    new Promise<unknown[]>((resolve) => {
      waiting.push({ count, resolve });
    });
  return { logger, until };
}

async function world(reports: number, limits: Partial<RunLimits> = {}) {
  const made = await reportsWorld({ limits });
  const { context, caller } = made;
  for (let n = 0; n < reports; n += 1) {
    const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query: QUERY });
    await createReport(context, caller, PROGRAM, {
      reportName: `R${n}`,
      queryId,
      executeNow: true,
    });
  }
  const log = settledLog();
  const start = (concurrency = 2) =>
    startWorker({
      context,
      lease: { owner: 'worker-1', seconds: 30 },
      concurrency,
      logger: log.logger,
      pollMilliseconds: 5,
    });
  const rows = () => context.store.db.selectFrom('executions').selectAll().execute();
  return { ...made, start, rows, until: log.until };
}

test('a run that is cancelled stops soon, long before its next heartbeat', async () => {
  const { start, rows, engine, context, caller } = await world(1);
  const underWay = Promise.withResolvers<void>();
  let stopped = 0;
  engine.export = (_plan, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        stopped = performance.now();
        reject(signal.reason);
      });
      underWay.resolve();
    });
  const worker = start(1);
  await underWay.promise;
  const [{ execution_id = '' } = {}] = await rows();
  const cancelled = performance.now();
  await cancelExecution(context, caller, PROGRAM, { executionId: execution_id, baseUrl: '' });
  await vi.waitFor(() => expect(stopped).toBeGreaterThan(0), { timeout: 10_000 });
  await worker.stop({ drainMilliseconds: 0 });
  // It is looked for every 0.5 s; the heartbeat would come after 10 s. The rest is for busy machines.
  expect(stopped - cancelled).toBeLessThan(5000);
  expect((await rows())[0]?.status).toBe('Cancelled');
});

test('due executions are each run once, several at a time', async () => {
  const { start, until, rows, engine } = await world(5);
  const done = until(5);
  const worker = start(3);
  expect(await done).toEqual(Array(5).fill('completed'));
  await worker.stop({ drainMilliseconds: 0 });
  expect((await rows()).map((row) => [row.status, row.attempts])).toEqual(
    Array(5).fill(['Completed', 1]),
  );
  expect(engine.plans).toHaveLength(5);
});

test('a failed try waits for its time, then is made again', async () => {
  const { start, until, rows, engine, clock } = await world(1);
  engine.failures.push(new EngineError('disk-full', 'no space'));
  const [once, twice] = [until(1), until(2)];
  const worker = start();
  expect(await once).toEqual(['retrying']);
  expect((await rows())[0]).toMatchObject({
    status: 'Pending',
    ready_time: '2026-03-10T12:00:05.000Z',
  });
  clock.set('2026-03-10T12:00:05Z');
  expect(await twice).toEqual(['retrying', 'completed']);
  await worker.stop({ drainMilliseconds: 0 });
});

test('stopping aborts what runs and hands it back untried', async () => {
  const { start, rows, engine } = await world(1);
  const begun = endless(engine);
  const worker = start();
  await begun;
  await worker.stop({ drainMilliseconds: 0 });
  expect((await rows())[0]).toMatchObject({ status: 'Pending', attempts: 0, lease_owner: null });
});

test('a drain lets what runs end, and takes nothing new', async () => {
  const { start, rows, engine } = await world(2);
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const exported = await engine.export(PLAN, { signal: NEVER });
  engine.export = async () => {
    begun.resolve();
    await go.promise;
    return exported;
  };
  const worker = start(1);
  await begun.promise;
  const stopped = worker.stop({ drainMilliseconds: 60_000 });
  go.resolve();
  await stopped;
  expect((await rows()).map((row) => row.status).sort()).toEqual(['Completed', 'Pending']);
});

test('a second stop cuts a drain short: what runs is handed back untried', async () => {
  const { start, rows, engine } = await world(1);
  const begun = endless(engine);
  const worker = start(1);
  await begun;
  const drained = worker.stop({ drainMilliseconds: 60_000 });
  await worker.stop({ drainMilliseconds: 0 });
  await drained;
  expect((await rows())[0]).toMatchObject({ status: 'Pending', attempts: 0, failure_reason: null });
});

test('a run past its deadline is aborted, and its try has failed with that reason', async () => {
  const { start, until, rows, engine } = await world(1, { runDeadlineMinutes: 0.001 });
  endless(engine);
  const once = until(1);
  const worker = start(1);
  expect(await once).toEqual(['retrying']);
  await worker.stop({ drainMilliseconds: 0 });
  expect((await rows())[0]).toMatchObject({
    status: 'Pending',
    attempts: 1,
    failure_reason: expect.stringMatching(/^The run was ended because it took longer than 0.001/),
  });
});

test('a worker whose execution was taken publishes no file', async () => {
  const { start, rows, engine, context } = await world(1);
  const taken = Promise.withResolvers<void>();
  const exported = await engine.export(PLAN, { signal: NEVER });
  engine.export = async () => {
    // As another worker would, after the lease ran out.
    await context.store.db.updateTable('executions').set({ fence: 7 }).execute();
    taken.resolve();
    return exported;
  };
  const worker = start(1);
  await taken.promise;
  await worker.stop({ drainMilliseconds: 60_000 });
  expect((await rows())[0]).toMatchObject({ status: 'Running', fence: 7, file_key: null });
  expect(await Array.fromAsync(context.files.list({ minimumAgeSeconds: -1e9 }))).toEqual([]);
});

test('one of several slots is kept free of large runs', async () => {
  const { start, until, rows, engine, context, accountRows, caller } = await world(0);
  accountRows.set('1001000', 5000);
  const create = async () => {
    const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query: QUERY });
    return createReport(context, caller, PROGRAM, { reportName: 'R', queryId, executeNow: true });
  };
  for (let n = 0; n < 3; n += 1) await create();
  const exported = await engine.export(PLAN, { signal: NEVER });
  const large = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  engine.export = async () => {
    begun.resolve();
    await large.promise;
    return exported;
  };
  const done = until(1);
  const worker = start(2);
  await begun.promise;
  engine.export = async () => exported;
  accountRows.set('1001000', 10);
  const { reportId } = await create();
  await done;
  const finished = (await rows()).filter((row) => row.status === 'Completed');
  expect(finished.map((row) => row.report_id)).toEqual([reportId]);
  large.resolve();
  await worker.stop({ drainMilliseconds: 60_000 });
});

const NEVER = new AbortController().signal;
/** The scripted engine looks at no plan. */
const PLAN = {} as GuardedPlan;

/** From now on every export runs until it is aborted; resolves when the first has begun. */
function endless(engine: Awaited<ReturnType<typeof world>>['engine']): Promise<void> {
  const begun = Promise.withResolvers<void>();
  engine.export = async (_plan, { signal }) => {
    begun.resolve();
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  return begun.promise;
}
