import { expect, test } from 'vitest';
import { createBrowserClient } from './browser.ts';
import { browserTime } from './browser-time.ts';
import { envelope, refusal, startScripted } from './testing/scripted-server.ts';

const tokens = { get: async () => 'first', replace: async () => 'second' };

test('asks with the tokens that it is handed, and for a newer one when it is refused', async () => {
  await using server = await startScripted(({ headers }) =>
    headers.authorization === 'Bearer second'
      ? [200, envelope([{ UserId: 'u', Roles: [{ Role: 'operator', Locations: null }] }])]
      : refusal(401, 'expired'),
  );
  const client = createBrowserClient({ apiUrl: `${server.url}/`, program: 'cmp', tokens });
  expect(await client.me()).toMatchObject({
    ...{ userId: 'u', kind: 'user', accountId: null, wholeAccount: false, isOperator: false },
    roles: [{ role: 'operator', locations: null }],
  });
  expect(server.seen.map(({ path }) => path)).toEqual(Array(2).fill('/insights/v1/cmp/me'));
});

test('a dataset is described', async () => {
  const column = { name: 'City', type: 'string', sensitivity: 'personal', withheld: true };
  const metric = { name: 'Count', type: 'integer', formula: 'count(*)' };
  await using server = await startScripted(() => [
    200,
    envelope([{ datasetName: 'Profile', columns: [column], metrics: [metric], timeColumn: null }]),
  ]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  const [described] = await client.describeDatasets('profile');
  expect(described).toMatchObject({ datasetName: 'Profile', timeColumn: null, refreshDays: 0 });
  expect(described?.columns).toMatchObject([{ ...column, unit: null, aliases: [] }]);
  expect(described?.metrics).toMatchObject([{ ...metric, withheld: false }]);
  expect(server.seen[0]?.url).toBe(
    '/insights/v1/mpn/ScheduledDataset/describe?datasetName=profile',
  );
});

test('the rows of a test query keep every digit when asked to', async () => {
  await using server = await startScripted(() => [
    200,
    '{"value":[{"Revenue":12345678901234567.89,"Seats":5,"Name":null}],"dataRedacted":true}',
  ]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  const tested = { query: 'SELECT Revenue FROM AzureUsage' };
  expect(await client.testQuery(tested, { exactNumbers: true })).toEqual({
    rows: [{ Revenue: '12345678901234567.89', Seats: 5, Name: null }],
    redacted: true,
  });
  const [row] = (await client.testQuery(tested)).rows;
  expect(row?.Revenue).toBe(12345678901234568);
});

test('sample queries are listed', async () => {
  await using server = await startScripted(() => [
    200,
    envelope([{ Title: 'All', Query: 'SELECT City FROM Profile' }]),
  ]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  expect(await client.sampleQueries()).toEqual([
    { title: 'All', query: 'SELECT City FROM Profile' },
  ]);
  expect(server.seen[0]?.path).toBe('/insights/v1/mpn/ScheduledQueries/samples');
});

test('how new a dataset is, and some of its values', async () => {
  const fresh = { datasetName: 'Profile', watermark: '2026-03-01T02:15:00Z', rows: 12 };
  const column = { name: 'City', withheld: false, values: ['Seattle', 'Seoul'] };
  await using server = await startScripted(({ path }) => [
    200,
    envelope([path.endsWith('samples') ? { datasetName: 'Profile', columns: [column] } : fresh]),
  ]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  expect(await client.datasetFreshness()).toMatchObject([{ ...fresh, isOverdue: false }]);
  expect(await client.datasetSamples('Profile')).toMatchObject({ rows: 0, columns: [column] });
  expect(server.seen[1]?.url).toBe('/insights/v1/mpn/ScheduledDataset/samples?datasetName=Profile');
});

test('a wait ends when it is over, and rejects when it is given up', async () => {
  await browserTime.sleep(0);
  const control = new AbortController();
  const waiting = browserTime.sleep(3_600_000, control.signal);
  control.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(browserTime.sleep(0, control.signal)).rejects.toThrow('enough');
});
