import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, onlyItem, readEnvelope, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import { rawRequest } from './support/raw-request.ts';
import { createQuery, scheduledReport } from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
const query = 'SELECT CustomerName FROM OfficeUsage';
let token: string;
let api: Api;

beforeAll(async () => {
  token = await signIn(server().url, people.executive);
  api = createApi(server().url, token);
});

describe('addresses', () => {
  test('the surface under v1.1 is that under v1', async () => {
    const older = await api.send('GET', '/insights/v1/mpn/ScheduledDataset');
    const newer = await api.send('GET', '/insights/v1.1/mpn/ScheduledDataset');
    expect(newer.statusCode).toBe(200);
    expect(newer.value).toEqual(older.value);
    const made = await api.send('POST', '/insights/v1.1/mpn/ScheduledQueries', {
      body: { Name: 'by v1.1', Query: query },
    });
    const { queryId } = onlyItem(made);
    expect(onlyItem(await api.get(`ScheduledQueries?queryId=${queryId}`)).name).toBe('by v1.1');
  });

  test('paths match in any case', async () => {
    const queryId = await createQuery(api, query);
    const report = onlyItem(await api.post('scheduledreport', scheduledReport(queryId)));
    const found = await api.send(
      'GET',
      `/INSIGHTS/V1/Mpn/sCHEDULEDrEPORT/EXECUTION/${report.reportId}?executionStatus=pending`,
    );
    expect(onlyItem(found).reportId).toBe(report.reportId);
    const tried = await api.send(
      'GET',
      `/insights/v1/mpn/scheduledqueries/TESTQUERYRESULT?queryId=${queryId}`,
    );
    expect(tried.statusCode).toBe(200);
  });

  test('query-parameter names match in any case', async () => {
    const queryId = await createQuery(api, query);
    for (const name of ['queryId', 'QueryID', 'queryid', 'QUERYID']) {
      expect(onlyItem(await api.get(`ScheduledQueries?${name}=${queryId}`)).queryId).toBe(queryId);
    }
    const dataset = await api.get('ScheduledDataset?DATASETNAME=Profile');
    expect(onlyItem(dataset).datasetName).toBe('Profile');
  });

  test('property names match in any case', async () => {
    const made = await api.post('ScheduledQueries', { name: 'a', DESCRIPTION: 'b', qUERY: query });
    const { queryId, ...rest } = onlyItem(made);
    expect(rest).toMatchObject({ name: 'a', description: 'b', query });
    const { StartTime } = scheduledReport('');
    const report = await api.post('ScheduledReport', {
      ...{ reportName: 'c', queryid: queryId, STARTTIME: StartTime, recurrenceInterval: 24 },
      ...{ recurrencecount: 3, FORMAT: 'TSV', callbackURL: 'https://x.example/y' },
    });
    expect(onlyItem(report)).toMatchObject({
      ...{ reportName: 'c', queryId, startTime: StartTime, recurrenceInterval: 24 },
      ...{ recurrenceCount: 3, format: 'tsv', callbackUrl: 'https://x.example/y' },
    });
  });

  test('blanks around Name, Query and ReportName are trimmed', async () => {
    const made = await api.post('ScheduledQueries', { Name: '  a ', Query: `\n ${query}  ` });
    expect(onlyItem(made)).toMatchObject({ name: 'a', query });
    const body = { ...scheduledReport(String(onlyItem(made).queryId)), ReportName: ' r ' };
    expect(onlyItem(await api.post('ScheduledReport', body)).reportName).toBe('r');
  });

  test('blanks around a path id are trimmed', async () => {
    const queryId = await createQuery(api, query);
    const { reportId } = onlyItem(await api.post('ScheduledReport', scheduledReport(queryId)));
    for (const id of [`%20${reportId}`, `${reportId}%20`, `%20${reportId}%20`]) {
      const found = await api.get(`ScheduledReport/execution/${id}?executionStatus=Pending`);
      expect(onlyItem(found).reportId).toBe(reportId);
    }
    expect(onlyItem(await api.put(`ScheduledReport/pause/%20${reportId}`)).reportId).toBe(reportId);
    expect(onlyItem(await api.delete(`ScheduledReport/%20${reportId}`)).reportId).toBe(reportId);
    expect(onlyItem(await api.delete(`ScheduledQueries/%20${queryId}`)).queryId).toBe(queryId);
  });

  test('an unknown program is a 404', async () => {
    refusal(await api.send('GET', '/insights/v1/xyz/ScheduledDataset'), 404);
  });

  test('the interactive page and its OpenAPI document are served', async () => {
    const page = await fetch(`${server().url}/insights/v1/mpn/swagger/index.html`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html\b/);
    const document = await downloadOpenApi(page.url, await page.text());
    expect(document.openapi).toMatch(/^3\.1\./);
    const paths = Object.keys(document.paths as object).map((path) => path.toLowerCase());
    for (const end of [
      ...['scheduleddataset', 'scheduledqueries', 'scheduledqueries/{queryid}'],
      ...['scheduledqueries/testqueryresult', 'scheduledreport', 'scheduledreport/{reportid}'],
      ...['scheduledreport/pause/{reportid}', 'scheduledreport/resume/{reportid}'],
      'scheduledreport/execution/{reportid}',
    ]) {
      expect(paths.filter((path) => path.endsWith(`/${end}`))).not.toEqual([]);
    }
  });

  /** The document that the page's own scripts load. */
  async function downloadOpenApi(pageUrl: string, html: string): Promise<Record<string, unknown>> {
    const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(
      ([, source]) => new URL(source ?? '', pageUrl),
    );
    const texts = await Promise.all(
      scripts
        .filter(({ pathname }) => !/bundle|preset/.test(pathname))
        .map(async (url) => (await fetch(url)).text()),
    );
    const address = /["']([^"'\s]+\.json)["']/.exec([html, ...texts].join('\n'));
    const response = await fetch(new URL(address?.[1] ?? 'no-document', pageUrl));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
    return (await response.json()) as Record<string, unknown>;
  }
});

describe('the envelope', () => {
  test.each([
    '/insights/v1/mpn/Nothing',
    '/insights/v1/mpn',
    '/insights/v9/mpn/ScheduledDataset',
    '/nothing/at/all',
  ])('is also the answer to the unknown route %s', async (path) => {
    refusal(await api.send('GET', path), 404);
  });

  test.each([
    ['PATCH', 'ScheduledReport'],
    ['DELETE', 'ScheduledDataset'],
    ['POST', 'ScheduledQueries/testQueryResult'],
    ['PUT', 'ScheduledQueries'],
  ])('is also the answer to the wrong method %s %s', async (method, path) => {
    const answer = await api.send(method, `/insights/v1/mpn/${path}`, { body: {} });
    expect(refusal(answer, 405)).toContain(method);
    expect(answer.headers.get('allow')).toMatch(/GET/);
  });

  test.each(['{"Name": "a", ', 'Name=a', '', '[]', 'null', '"text"'])(
    'is also the answer to the faulty body %s',
    async (rawBody) => {
      const answer = await api.send('POST', '/insights/v1/mpn/ScheduledQueries', { rawBody });
      expect(refusal(answer, 400)).not.toBe('');
    },
  );

  test('is also the answer to a wrong type, which it names', async () => {
    const answer = await api.post('ScheduledQueries', { Name: { a: 1 }, Query: query });
    expect(refusal(answer, 400)).toContain('Name');
  });

  test('is also the answer to a body that is too large', async () => {
    const rawBody = JSON.stringify({ Name: 'a', Query: 'x'.repeat(3_000_000) });
    const answer = await api.send('POST', '/insights/v1/mpn/ScheduledQueries', { rawBody });
    refusal(answer, 413);
  });

  test('is also the answer to an unreadable path', async () => {
    const url = `${server().url}/insights/v1/mpn/ScheduledQueries/%zz`;
    const { status, headers, bytes } = await rawRequest(url, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    });
    const answer = readEnvelope(
      status,
      new Headers({ 'content-type': headers['content-type'] ?? '' }),
      bytes.toString(),
    );
    expect([400, 404]).toContain(answer.statusCode);
  });

  test('is also the answer to a path that climbs out of the API page', async () => {
    const path = '/insights/v1/mpn/swagger/index.html/static/../../../../../package.json';
    const { status, headers, bytes } = await rawRequest(server().url, { path });
    const type = new Headers({ 'content-type': headers['content-type'] ?? '' });
    expect(readEnvelope(status, type, bytes.toString()).statusCode).toBe(404);
  });

  test('has the status of HTTP also when the answer is a success', async () => {
    const created = await api.post('ScheduledQueries', { Name: 'a', Query: query });
    expect(created).toMatchObject({ statusCode: 200, message: 'Query created successfully' });
  });
});
