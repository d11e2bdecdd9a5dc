import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { type Envelope, type Item, readEnvelope } from './support/api.ts';
import { expectExecution, notCompleted } from './support/executions.ts';
import { contosoTenant, people, resource } from './support/people.ts';
import { rawRequest } from './support/raw-request.ts';
import { hoursFromNow, parseRows } from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';

/**
 * The published walk-through, each request as real clients write it: one that fills in a form with
 * stray blanks, and one that sends its token as X-AadUserTicket and JSON that it has put together by
 * hand. The tests stand in order and hand on what they were answered.
 */
const server = serveForFile();
const { executive } = people;
const base = '/insights/v1/mpn';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const wireTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const testQuery = 'SELECT SubscriptionId from DynamicsUsage TIMESPAN LAST_6_MONTHS';
const query = 'SELECT SubscriptionId FROM DynamicsUsage TIMESPAN LAST_6_MONTHS';

let token: string;
let refreshToken: string;
let queryId: unknown;
let reportId: unknown;
let link: string;

/** A call as the hand-written client makes it. */
async function call(method: string, path: string, body = ''): Promise<Envelope> {
  const answer = await rawRequest(server().url + base, {
    ...{ method, path: base + path, body },
    headers: {
      ...{ 'X-AadUserTicket': token, 'Content-Type': 'application/json' },
      ...{ 'Content-Length': String(Buffer.byteLength(body)), 'User-Agent': 'python-requests' },
    },
  });
  const headers = new Headers({ 'content-type': answer.headers['content-type'] ?? '' });
  return readEnvelope(answer.status, headers, answer.bytes.toString());
}

const only = ({ value, statusCode, message }: Envelope): Item => {
  expect({ statusCode, count: value.length }, message ?? '').toEqual({ statusCode: 200, count: 1 });
  return value[0] ?? {};
};

async function postToken(body: string): Promise<{ status: number; headers: Headers; body: Item }> {
  const response = await fetch(`${server().url}/${contosoTenant}/oauth2/token`, {
    method: 'POST',
    headers: {
      'return-client-request-id': 'true',
      'client-request-id': '0f2ab1f0-3a3b-4f0e-8f60-7d7c3c1f8a11',
      Cookie: 'fpc=AqABC; x-ms-gateway-slice=estsfd; stsservicecookie=estsfd',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Item,
  };
}

describe('step 1, the token', () => {
  test('comes by the password grant with its stray blanks', async () => {
    const { status, headers, body } = await postToken(
      [
        ...[`resource= ${resource}`, `client_id= ${executive.clientId}`],
        ...[`client_secret= ${executive.clientSecret}`, 'grant_type=password'],
        ...[`username=${executive.userName}`, `password=${executive.password}`, 'scope=openid'],
      ].join('&'),
    );
    expect(status).toBe(200);
    expect(headers.get('client-request-id')).toBe('0f2ab1f0-3a3b-4f0e-8f60-7d7c3c1f8a11');
    expect(body).toEqual({
      ...{ token_type: 'Bearer', scope: expect.any(String), resource, expires_in: '3599' },
      ext_expires_in: expect.stringMatching(/^\d+$/),
      expires_on: expect.stringMatching(/^\d{10}$/),
      not_before: expect.stringMatching(/^\d{10}$/),
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      id_token: expect.any(String),
    });
    token = String(body.access_token);
    refreshToken = String(body.refresh_token);
  });
});

describe('step 2, the dataset and the query', () => {
  test('DynamicsUsage is described', async () => {
    const answer = await call('GET', '/ScheduledDataset?datasetName=DynamicsUsage');
    expect(answer.message).toBe('Dataset fetched successfully');
    const dataset = only(answer);
    expect(Object.keys(dataset).sort()).toEqual([
      ...['availableDateRanges', 'availableMetrics', 'datasetName'],
      ...['minimumRecurrenceInterval', 'selectableColumns'],
    ]);
    expect(dataset.selectableColumns).toHaveLength(27);
    expect(dataset.availableMetrics).toHaveLength(7);
    expect(dataset.availableDateRanges).toHaveLength(5);
    expect(dataset.minimumRecurrenceInterval).toBe(24);
  });

  test('the query is created', async () => {
    const answer = await call(
      'POST',
      '/ScheduledQueries',
      `{"Name": "DynamicsUsageQuery", "Description": "Ids of subscriptions", "Query": "${query}"}`,
    );
    expect(answer.message).toBe('Query created successfully');
    const created = only(answer);
    expect(created).toEqual({
      queryId: expect.stringMatching(uuid),
      ...{ name: 'DynamicsUsageQuery', description: 'Ids of subscriptions', query },
      ...{ type: 'userDefined', user: executive.userName },
      createdTime: expect.stringMatching(wireTime),
    });
    queryId = created.queryId;
  });
});

describe('step 3, the trial', () => {
  test('by exportQuery, with blanks as fetch escapes them', async () => {
    const response = await fetch(
      `${server().url}${base}/ScheduledQueries/testQueryResult?exportQuery=${testQuery}`,
      { headers: { Authorization: `Bearer ${token}` } },
    );
    const answer = readEnvelope(response.status, response.headers, await response.text());
    expect(answer).toMatchObject({ statusCode: 200, message: null, dataRedacted: false });
    expect(answer.totalCount).toBeGreaterThan(0);
    for (const row of answer.value) {
      expect(row).toEqual({ SubscriptionId: expect.any(String) });
    }
  });

  test('by exportQuery with plus signs, and by queryId', async () => {
    const plus = testQuery.replaceAll(' ', '+');
    const byText = await call('GET', `/ScheduledQueries/testQueryResult?exportQuery=${plus}`);
    const byId = await call('GET', `/ScheduledQueries/testQueryResult?queryId=${queryId}`);
    expect(byText.totalCount).toBe(byId.totalCount);
  });
});

describe('step 4, the scheduled report', () => {
  const body = (startTime: string) =>
    `{"ReportName": "DynamicsReport", "Description": "Daily", "QueryId": "${queryId}",` +
    ` "StartTime": "${startTime}", "RecurrenceInterval": 24, "RecurrenceCount": 20,` +
    ' "Format": "csv", "CallbackUrl": "https://partner.example/insights"}';

  test.each(['T', ' '])('is created with a "%s" between date and time', async (between) => {
    const startTime = hoursFromNow(30);
    const sent = body(startTime.replace('T', between));
    const answer = await call('POST', '/ScheduledReport', sent);
    expect(answer.message).toBe('Report created successfully');
    const report = only(answer);
    expect(report).toEqual({
      reportId: expect.stringMatching(uuid),
      ...{ reportName: 'DynamicsReport', description: 'Daily', queryId, query, startTime },
      ...{ user: executive.userName, createdTime: expect.stringMatching(wireTime) },
      ...{ modifiedTime: null, executeNow: false, reportStatus: 'Active', format: 'csv' },
      ...{ recurrenceInterval: 24, recurrenceCount: 20 },
      callbackUrl: 'https://partner.example/insights',
      ...{ callbackMethod: 'POST', CallbackMethod: 'POST', callbackStatus: 'Active' },
      ...{ catchUp: 'latest', catchUpWindowHours: 720 },
    });
    reportId = report.reportId;
  });

  test('has no Completed execution yet, which is a 404', async () => {
    const answer = await call('GET', `/ScheduledReport/execution/${reportId}`);
    expect(answer).toMatchObject({ statusCode: 404, value: [], totalCount: 0 });
    expect(answer.message).toMatch(/executionStatus/);
  });

  test('has a Pending one', async () => {
    const expected = {
      ...{ executionId: expect.stringMatching(uuid), reportId, executionStatus: 'Pending' },
      ...{ recurrenceInterval: 24, recurrenceCount: 20, format: 'csv', callbackMethod: 'POST' },
      ...{ CallbackMethod: 'POST', callbackUrl: 'https://partner.example/insights' },
      ...notCompleted,
    };
    for (const [blank, filter] of [
      ['', 'executionStatus=Pending&getLatestExecution=true'],
      ['%20', 'getLatestExecution=true'],
    ]) {
      const path = `/ScheduledReport/execution/${blank}${reportId}?${filter}`;
      expectExecution(only(await call('GET', path)), expected);
    }
  });
});

describe('step 5, the finished report', () => {
  test('is run now and Completed soon', async () => {
    const report = only(
      await call(
        'POST',
        '/ScheduledReport',
        `{"ReportName": "Now", "QueryId": "${queryId}", "ExecuteNow": true, "Format": "csv"}`,
      ),
    );
    expect(report).toMatchObject({ executeNow: true, recurrenceInterval: 0, format: 'csv' });
    const execution = await vi.waitFor(
      async () => only(await call('GET', `/ScheduledReport/execution/${report.reportId}`)),
      { timeout: 20_000, interval: 100 },
    );
    expectExecution(execution, {
      ...{ executionId: expect.stringMatching(uuid), reportId: report.reportId },
      ...{ recurrenceInterval: 0, recurrenceCount: null, format: 'csv' },
      ...{ callbackUrl: null, callbackMethod: 'POST', CallbackMethod: 'POST' },
      ...{ executionStatus: 'Completed', reportLocation: expect.any(String) },
      reportAccessSecureLink: expect.stringMatching(/^http/),
      reportExpiryTime: expect.stringMatching(wireTime),
      reportGeneratedTime: expect.stringMatching(wireTime),
    });
    link = String(execution.reportAccessSecureLink);
  });

  test('is downloaded by a client that decodes, one that unzips and one that wants it plain', async () => {
    const decoded = await (await fetch(link)).text();
    const zipped = await rawRequest(link);
    expect(zipped.headers['content-encoding']).toBe('gzip');
    const plain = await rawRequest(link, { headers: { 'Accept-Encoding': 'identity' } });
    expect(plain.headers['content-encoding'] ?? 'identity').toBe('identity');
    expect(gunzipSync(zipped.bytes).toString()).toBe(decoded);
    expect(plain.bytes.toString()).toBe(decoded);
    const rows = parseRows(decoded);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ SubscriptionId: expect.stringMatching(/./) });
  });

  test('goes on after an hour by the refresh grant', async () => {
    const { status, body } = await postToken(
      [
        ...[`resource= ${resource}`, `client_id= ${executive.clientId}`],
        ...[`client_secret=${executive.clientSecret}`, 'grant_type=refresh_token'],
        `refresh_token= ${refreshToken}`,
      ].join('&'),
    );
    expect(status).toBe(200);
    expect(body.access_token).not.toBe(token);
    token = String(body.access_token);
    expect(only(await call('GET', `/ScheduledReport?reportId=${reportId}`)).reportId).toBe(
      reportId,
    );
  });
});
