import { expect, test } from 'vitest';
import { EngineError } from '../engine/engine.ts';
import { type Logger, silentLogger } from '../kernel/logger.ts';
import { createQuery } from '../reports/create-query.ts';
import { createReport } from '../reports/create-report.ts';
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

async function world(reports: number) {
  const made = await reportsWorld();
  const { context, caller } = made;
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query: QUERY });
  for (let n = 0; n < reports; n += 1) {
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

test('due executions are each run once, several at a time', async () => {
  const { start, until, rows, engine } = await world(5);
  const done = until(5);
  const worker = start(3);
  expect(await done).toEqual(Array(5).fill('completed'));
  await worker.stop();
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
    not_before_time: '2026-03-10T12:00:05.000Z',
  });
  clock.set('2026-03-10T12:00:05Z');
  expect(await twice).toEqual(['retrying', 'completed']);
  await worker.stop();
});

test('stopping aborts what runs and hands it back untried', async () => {
  const { start, rows, engine } = await world(1);
  const begun = Promise.withResolvers<void>();
  engine.export = async (_plan, { signal }) => {
    begun.resolve();
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  const worker = start();
  await begun.promise;
  await worker.stop();
  expect((await rows())[0]).toMatchObject({ status: 'Pending', attempts: 0, lease_owner: null });
});
