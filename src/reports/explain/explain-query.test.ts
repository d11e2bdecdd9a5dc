import { expect, test } from 'vitest';
import { updateExecutionsIn } from '../../store/executions.ts';
import { authorizeCaller } from '../caller.ts';
import { createQuery } from '../create-query.ts';
import { createReport } from '../create-report.ts';
import { PROGRAM, QUERY, reportsWorld } from '../testing/reports-world.ts';
import { type ExplainInput, explainQuery } from './explain-query.ts';

const signal = new AbortController().signal;

async function world() {
  const opened = await reportsWorld();
  const ask = (input: ExplainInput, caller = opened.caller) =>
    explainQuery(opened.context, caller, PROGRAM, input, signal);
  return { ...opened, ask };
}

test('a small answer is told exactly, with the time it covers', async () => {
  const { ask } = await world();
  const told = await ask({ query: QUERY });
  expect(told).toMatchObject({
    datasetName: 'DynamicsUsage',
    snapshotId: 'snapshot-1',
    watermark: '2026-03-10T12:00:00Z',
    rows: { estimate: 1, low: 1, high: 1 },
    rowsSource: 'counted',
    bytesSource: 'sample',
    secondsSource: 'throughput',
    ...{ parts: 1, format: 'csv', redacted: [], dueTimes: [] },
  });
  expect(told.fileBytes.low).toBe(told.fileBytes.high);
  expect(told.coversFrom).not.toBeNull();
  expect(told.seconds.low).toBeLessThan(told.seconds.estimate);
});

test('the first due times of a schedule, no more than it has', async () => {
  const { ask } = await world();
  const schedule = { startTime: '2026-03-11T00:00:00Z', recurrenceInterval: 168 };
  const endless = await ask({ query: QUERY, ...schedule });
  expect(endless.dueTimes).toHaveLength(5);
  const twice = await ask({ query: QUERY, ...schedule, recurrenceCount: 2 });
  expect(twice.dueTimes).toEqual(['2026-03-11T00:00:00Z', '2026-03-18T00:00:00Z']);
});

test('a schedule and a format keep to the rules of reports', async () => {
  const { ask } = await world();
  const faulty = { query: QUERY, recurrenceInterval: 1, format: 'xlsx' };
  const refused = ask(faulty);
  await expect(refused).rejects.toMatchObject({ code: 'report_invalid' });
  await expect(refused).rejects.toThrow(/Format must be .* StartTime is required .* Interval/);
});

test('either a query or its id', async () => {
  const { ask } = await world();
  await expect(ask({})).rejects.toThrow('Give either queryId or Query, exactly one of them.');
  await expect(ask({ queryId: 'nobody’s' })).rejects.toMatchObject({ code: 'query_not_found' });
});

test('where counting takes too long the account’s rows tell, but not to a location', async () => {
  const { ask, caller, context, accountRows } = await world();
  Object.assign(context.limits, { testQuerySeconds: 0.02 });
  Object.assign(context.engine, { measure: neverDone });
  accountRows.set(caller.grant.account, 5000);
  const told = await ask({ query: QUERY });
  expect(told).toMatchObject({ rowsSource: 'statistics', bytesSource: 'columnTypes' });
  expect(told.rows).toEqual({ estimate: 5000, low: 0, high: 5000 });
  expect(told.fileBytes.high).toBeGreaterThan(told.fileBytes.estimate);
  const scoped = { ...caller, grant: { ...caller.grant, locations: ['L1'] } };
  await expect(ask({ query: QUERY }, scoped)).rejects.toMatchObject({ code: 'query_timeout' });
});

const neverDone = (_plan: unknown, { signal }: { signal: AbortSignal }): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

test('what the same query took before tells how long it takes, if it showed the same', async () => {
  const { ask, caller, context } = await world();
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'q', query: QUERY });
  const { account } = caller.grant;
  const rights = { account, locations: null, shown: [], redacted: [] };
  const run = async (seconds: number, more: { redacted?: string[] }) => {
    const asked = { reportName: 'r', queryId, executeNow: true };
    const { reportId } = await createReport(context, caller, PROGRAM, asked);
    await updateExecutionsIn(context.store.db, reportId, ['Pending'], {
      ...{ status: 'Completed', rows: 1 },
      started_time: '2026-03-01T00:00:00.000Z',
      ended_time: `2026-03-01T00:00:${seconds}.000Z`,
      file_rights: JSON.stringify({ ...rights, ...more }),
    });
  };
  await run(50, { redacted: ['CustomerName'] });
  expect(await ask({ query: QUERY })).toMatchObject({ secondsSource: 'throughput' });
  await run(12, {});
  await run(14, {});
  const { seconds, secondsSource } = await ask({ query: QUERY });
  expect(secondsSource).toBe('pastRuns');
  expect(seconds).toEqual({ estimate: 14, low: 6, high: 28 });
});

test('who asks is on record', async () => {
  const { ask, addUser, context } = await world();
  const viewer = await authorizeCaller(
    context.store.db,
    await addUser('view@example.org', 'report-viewer'),
  );
  const told = await ask({ query: 'SELECT CustomerName, ACR_USD FROM AzureUsage' }, viewer);
  expect(told.redacted).toEqual(['ACR_USD']);
  const events = await context.store.db
    .selectFrom('audit_events')
    .selectAll()
    .where('action', '=', 'dataset.explain')
    .execute();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ actor_name: 'view@example.org', target: 'AzureUsage' });
});
