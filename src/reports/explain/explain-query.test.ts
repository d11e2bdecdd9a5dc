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

test('groups and distinct rows are then told by how many values their columns have', async () => {
  const { ask, caller, context, accountRows, addUser } = await world();
  Object.assign(context.limits, { testQuerySeconds: 0.02 });
  Object.assign(context.engine, { measure: neverDone });
  accountRows.set(caller.grant.account, 5_000_000);
  const rowsOf = async (query: string, by = caller) =>
    (await ask({ query: `${query} FROM AzureUsage TIMESPAN LIFETIME` }, by)).rows.estimate;
  expect(await rowsOf('SELECT DISTINCT ServiceName')).toBe(500_000);
  const counts = new Map([
    ['ServiceName', 20],
    ['ACR_USD', 3_000_000],
  ]);
  Object.assign(context, { countDistinct: async () => counts });
  expect(await rowsOf('SELECT DISTINCT ServiceName')).toBe(20);
  expect(await rowsOf('SELECT ServiceName, TotalACR')).toBe(20);
  expect(await rowsOf('SELECT TotalACR')).toBe(1);
  expect(await rowsOf('SELECT ServiceName')).toBe(5_000_000);
  const withAmounts = 'SELECT DISTINCT ServiceName, ACR_USD';
  expect(await rowsOf(withAmounts)).toBeGreaterThan(3_000_000);
  const user = await addUser('view@example.org', 'report-viewer');
  expect(await rowsOf(withAmounts, await authorizeCaller(context.store.db, user))).toBe(20);
});

const neverDone = (_plan: unknown, { signal }: { signal: AbortSignal }): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

/** Notes runs of the query as a worker does. */
async function pastWorld() {
  const { ask, context, caller, addUser, accountRows } = await world();
  const run = async (
    seconds: number,
    { query = QUERY, by = caller, rows = 1, estimatedRows = 0, redacted = [] as string[] } = {},
  ) => {
    const { queryId } = await createQuery(context, by, PROGRAM, { name: 'q', query });
    const asked = { reportName: 'r', queryId, executeNow: true };
    const { reportId } = await createReport(context, by, PROGRAM, asked);
    const { account, locations } = by.grant;
    const started = new Date('2026-03-01T00:00:00Z');
    await updateExecutionsIn(context.store.db, reportId, ['Pending'], {
      ...{ status: 'Completed', rows, plain_bytes: 20, estimated_rows: estimatedRows },
      started_time: started.toISOString(),
      ended_time: new Date(started.getTime() + seconds * 1000).toISOString(),
      file_rights: JSON.stringify({ account, locations, shown: [], redacted }),
    });
  };
  return { ask, context, caller, addUser, accountRows, run };
}

test('what the same query took before tells how long it takes, if it showed the same', async () => {
  const { ask, run } = await pastWorld();
  await run(50, { redacted: ['CustomerName'] });
  expect(await ask({ query: QUERY })).toMatchObject({ secondsSource: 'throughput' });
  await run(12);
  await run(14);
  const { seconds, secondsSource } = await ask({ query: QUERY });
  expect(secondsSource).toBe('pastRuns');
  expect(seconds).toEqual({ estimate: 14, low: 6, high: 28 });
});

const OTHER_QUERY = 'SELECT Month FROM DynamicsUsage TIMESPAN LAST_6_MONTHS';

test('without any, the caller’s runs of other queries tell how fast runs are', async () => {
  const { ask, run } = await pastWorld();
  const untried = await ask({ query: QUERY });
  for (let n = 0; n < 5; n += 1) await run(0.4, { query: OTHER_QUERY });
  const { seconds, secondsSource } = await ask({ query: QUERY });
  expect(secondsSource).toBe('throughput');
  expect(seconds.estimate).toBeGreaterThan(0.3);
  expect(seconds.estimate).toBeLessThan(0.5);
  expect(untried.seconds.estimate).toBeLessThan(0.02);
});

test('a query that reads more takes longer, but whom only some rows belong to is not told of the others', async () => {
  const { ask, caller, accountRows } = await pastWorld();
  const scoped = { ...caller, grant: { ...caller.grant, locations: ['L1'] } };
  const both = async () => [await ask({ query: QUERY }), await ask({ query: QUERY }, scoped)];
  const [few, fewOfScoped] = await both();
  accountRows.set(caller.grant.account, 50_000_000);
  const [many, manyOfScoped] = await both();
  expect(many?.seconds.estimate).toBeGreaterThan(10 * (few?.seconds.estimate ?? 0));
  expect(manyOfScoped).toEqual(fewOfScoped);
});

test('runs of others, and of rows that were not the same, tell nothing', async () => {
  const { ask, run, caller, addUser, context } = await pastWorld();
  const before = await ask({ query: QUERY });
  const colleague = await authorizeCaller(context.store.db, await addUser('eve@example.org'));
  const partner = await addUser('bob@example.org', 'executive-report-viewer', 't2');
  const scoped = { ...caller, grant: { ...caller.grant, locations: ['L1'] } };
  for (const by of [colleague, await authorizeCaller(context.store.db, partner), scoped]) {
    for (const query of [QUERY, OTHER_QUERY]) await run(500, { query, by });
  }
  expect(await ask({ query: QUERY })).toEqual(before);
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

test('a large answer is told in parts', async () => {
  const { ask, context } = await world();
  // The answer's text has 19 bytes.
  Object.assign(context.limits, { partMegabytes: 0.00001 });
  expect((await ask({ query: QUERY })).parts).toBe(2);
  expect((await ask({ query: QUERY, format: 'parquet' })).parts).toBe(2);
});
