import { expect, test } from 'vitest';
import { envelope, refusal } from './testing/scripted-server.ts';
import { startService } from './testing/test-client.ts';

test('datasets are asked for with a token, by name if wanted', async () => {
  const dataset = {
    datasetName: 'OfficeUsage',
    selectableColumns: ['PGAMpnId'],
    availableMetrics: ['CustomerCount'],
    availableDateRanges: ['LAST_MONTH'],
    minimumRecurrenceInterval: 24,
  };
  const { server, client } = await startService(() => [200, envelope([dataset])]);
  await using _ = server;
  expect(await client.datasets()).toEqual([dataset]);
  expect(await client.datasets('Office & Usage')).toEqual([dataset]);
  expect(server.seen.slice(1)).toMatchObject([
    { url: '/insights/v1/mpn/ScheduledDataset', headers: { authorization: 'Bearer token-1' } },
    { url: '/insights/v1/mpn/ScheduledDataset?datasetName=Office%20%26%20Usage' },
  ]);
});

test('queries are created, listed, deleted and tested', async () => {
  const query = {
    queryId: 'q1',
    name: 'Mine',
    description: null,
    query: 'SELECT a FROM b',
    type: 'userDefined',
    user: 'me',
    createdTime: '2026-04-10T00:00:00Z',
  };
  const rows = [{ PGAMpnId: '1', Month: null }];
  const { server, client } = await startService(({ path }) =>
    path.endsWith('testQueryResult')
      ? [200, envelope(rows, { dataRedacted: true })]
      : [200, envelope([query])],
  );
  await using _ = server;
  expect(await client.createQuery({ name: 'Mine', query: 'SELECT a FROM b' })).toEqual(query);
  expect(await client.queries({ queryName: 'Mine', includeSystemQueries: false })).toEqual([query]);
  await client.deleteQuery('q1');
  const startTime = new Date('2026-01-02T03:04:05.678Z');
  expect(await client.testQuery({ query: "LIKE '%é'", startTime })).toEqual({
    rows,
    redacted: true,
  });
  expect(server.seen.slice(1).map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', '/insights/v1/mpn/ScheduledQueries', '{"Name":"Mine","Query":"SELECT a FROM b"}'],
    ['GET', '/insights/v1/mpn/ScheduledQueries?queryName=Mine&includeSystemQueries=false', ''],
    ['DELETE', '/insights/v1/mpn/ScheduledQueries/q1', ''],
    [
      'GET',
      '/insights/v1/mpn/ScheduledQueries/testQueryResult?exportQuery=LIKE%20%27%25%C3%A9%27&startTime=2026-01-02T03%3A04%3A05Z',
      '',
    ],
  ]);
});

test('a query is explained', async () => {
  const rows = { estimate: 5, low: 4, high: 9 };
  const { server, client } = await startService(() => [
    200,
    envelope([{ DatasetName: 'X', rows, fileBytes: null, parts: 1, dueTimes: ['t'] }]),
  ]);
  await using _ = server;
  const told = await client.explain({ queryId: 'q1', startTime: new Date('2026-01-02T03:04:05Z') });
  expect(told).toMatchObject({ datasetName: 'X', rows, parts: 1, dueTimes: ['t'], redacted: [] });
  expect(told.fileBytes).toEqual({ estimate: 0, low: 0, high: 0 });
  const [, seen] = server.seen;
  expect(seen).toMatchObject({ method: 'POST', path: '/insights/v1/mpn/ScheduledQueries/explain' });
  expect(seen?.body).toBe('{"QueryId":"q1","StartTime":"2026-01-02T03:04:05Z"}');
});

test('reports are created, listed, changed, paused, resumed and deleted', async () => {
  const { server, client } = await startService(() => [
    200,
    // As the vendor's service may answer: other casing, both spellings, nulls.
    envelope([
      {
        ReportId: 'r1',
        reportName: 'Mine',
        reportStatus: 'Active',
        executeNow: true,
        recurrenceInterval: null,
        RecurrenceCount: null,
        callbackMethod: null,
        CallbackMethod: 'GET',
        ...{ catchUp: 'latest', catchUpWindowHours: 720 },
      },
    ]),
  ]);
  await using _ = server;
  const report = await client.createReport({
    reportName: 'Mine',
    queryId: 'q1',
    executeNow: true,
    queryStartTime: '2026-01-01T00:00:00Z',
    queryEndTime: new Date('2026-02-01T00:00:00Z'),
  });
  expect(report).toMatchObject({
    reportId: 'r1',
    executeNow: true,
    recurrenceInterval: null,
    recurrenceCount: null,
    callbackMethod: 'GET',
    description: null,
    ...{ catchUp: 'latest', catchUpWindowHours: 720 },
  });
  await client.reports({ reportId: 'r1' });
  await client.updateReport('r1', { recurrenceInterval: 48, catchUp: null });
  await client.pauseReport('r1');
  await client.resumeReport('r1');
  await client.deleteReport('r1');
  expect(server.seen.slice(1).map(({ method, url }) => `${method} ${url.slice(17)}`)).toEqual([
    'POST ScheduledReport',
    'GET ScheduledReport?reportId=r1',
    'PUT ScheduledReport/r1',
    'PUT ScheduledReport/pause/r1',
    'PUT ScheduledReport/resume/r1',
    'DELETE ScheduledReport/r1',
  ]);
  expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual({
    ReportName: 'Mine',
    QueryId: 'q1',
    ExecuteNow: true,
    QueryStartTime: '2026-01-01T00:00:00Z',
    QueryEndTime: '2026-02-01T00:00:00Z',
  });
  expect(server.seen[3]?.body).toBe('{"RecurrenceInterval":48,"CatchUp":null}');
});

test('executions are asked for by several ids and statuses; none found is an empty list', async () => {
  const { server, client } = await startService(() => refusal(404, 'Check executionStatus.'));
  await using _ = server;
  const found = await client.executions('r1', {
    executionId: ['e1', 'e2'],
    status: ['Pending', 'Running'],
    latest: false,
  });
  expect(found).toEqual([]);
  expect(server.seen[1]?.url).toBe(
    '/insights/v1/mpn/ScheduledReport/execution/r1?executionId=e1%3Be2&executionStatus=Pending%3BRunning&getLatestExecution=false',
  );
});

test('a list in several pages is read to its end, but never from another service', async () => {
  const { server, client } = await startService(({ query }) => {
    const page = Number(query.get('page') ?? 1);
    const nextLink = page < 3 ? `?page=${page + 1}` : 'https://elsewhere.example/page';
    return [200, envelope([{ queryId: `q${page}` }], { nextLink })];
  });
  await using _ = server;
  expect((await client.queries()).map((query) => query.queryId)).toEqual(['q1', 'q2', 'q3']);
});

test('a refused token is renewed once and the call sent again', async () => {
  const { server, client } = await startService(({ headers }) =>
    headers.authorization === 'Bearer token-1'
      ? refusal(401, 'expired')
      : [200, envelope([{ queryId: 'q1' }])],
  );
  await using _ = server;
  expect(await client.queries()).toHaveLength(1);
  expect(server.seen.map(({ path }) => path.split('/').at(-1))).toEqual([
    'token',
    'ScheduledQueries',
    'token',
    'ScheduledQueries',
  ]);
});

test('a token that is refused again is the error', async () => {
  const { server, client } = await startService(() =>
    refusal(401, 'The access token is not valid'),
  );
  await using _ = server;
  await expect(client.queries()).rejects.toMatchObject({ status: 401 });
  expect(server.seen).toHaveLength(4);
});

test('an error carries the message, the status and the correlation id', async () => {
  const { server, client } = await startService(() => [
    400,
    envelope([], { message: 'Unknown column `X`', statusCode: 400 }),
    { 'x-correlation-id': 'c-7' },
  ]);
  await using _ = server;
  await expect(client.createQuery({ name: 'n', query: 'q' })).rejects.toMatchObject({
    name: 'InsightsError',
    message: 'Unknown column `X`',
    status: 400,
    correlationId: 'c-7',
  });
});

test('an answer that is not the API is said to be so', async () => {
  const { server, client } = await startService(() => [200, '<html>Welcome</html>']);
  await using _ = server;
  await expect(client.datasets()).rejects.toThrow('did not answer with JSON');
});
