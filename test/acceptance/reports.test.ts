import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item, onlyItem, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  hoursFromNow,
  parseRows,
  scheduledReport,
  secureLink,
} from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
const text = 'SELECT MPNId, CustomerCount FROM OfficeUsage TIMESPAN LAST_3_MONTHS';
const wireTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const unknownId = '00000000-0000-4000-8000-00000000dead';
let api: Api;
let queryId: string;

beforeAll(async () => {
  api = createApi(server().url, await signIn(server().url, people.executive));
  queryId = await createQuery(api, text);
});

const create = (changes: Item = {}) =>
  api.post('ScheduledReport', { ...scheduledReport(queryId), ...changes });

describe('creating a report', () => {
  test('answers the report with all its properties', async () => {
    const answer = await create({
      ...{ ReportName: 'daily', Description: 'for us', Format: 'TSV', CallbackMethod: 'get' },
      ...{ CallbackUrl: 'https://partner.example/hook?a=b', StartTime: hoursFromNow(6) },
    });
    expect(answer.message).toBe('Report created successfully');
    expect(onlyItem(answer)).toEqual({
      reportId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...{ reportName: 'daily', description: 'for us', queryId, query: text },
      user: people.executive.userName,
      createdTime: expect.stringMatching(wireTime),
      ...{ modifiedTime: null, executeNow: false, startTime: expect.stringMatching(wireTime) },
      ...{ reportStatus: 'Active', recurrenceInterval: 24, recurrenceCount: 20 },
      callbackUrl: 'https://partner.example/hook?a=b',
      ...{ callbackMethod: 'GET', CallbackMethod: 'GET', format: 'tsv' },
      ...{ callbackStatus: 'Active', catchUp: 'latest', catchUpWindowHours: 720 },
    });
  });

  test('fills in csv and POST, and leaves RecurrenceCount null', async () => {
    const { StartTime } = scheduledReport(queryId);
    const body = { ReportName: 'r', QueryId: queryId, StartTime, RecurrenceInterval: 48 };
    expect(onlyItem(await api.post('ScheduledReport', body))).toMatchObject({
      ...{ format: 'csv', callbackMethod: 'POST', callbackUrl: null, recurrenceCount: null },
      ...{ recurrenceInterval: 48, startTime: StartTime },
    });
    expect(onlyItem(await create({ RecurrenceCount: null })).recurrenceCount).toBeNull();
  });

  test('makes its first execution, Pending', async () => {
    const { reportId } = onlyItem(await create());
    const found = await api.get(
      `ScheduledReport/execution/${reportId}?executionStatus=Pending&getLatestExecution=false`,
    );
    expect(onlyItem(found).executionStatus).toBe('Pending');
  });

  test('takes both forms of StartTime', async () => {
    const start = hoursFromNow(6);
    for (const StartTime of [start, start.replace('T', ' ')]) {
      expect(onlyItem(await create({ StartTime })).startTime).toBe(start);
    }
  });

  test('takes a system query', async () => {
    const system = '6209a8fd-93af-442e-8b3f-3df0f77e8463';
    expect(onlyItem(await create({ QueryId: system })).queryId).toBe(system);
  });

  test.each([
    ['no name', { ReportName: undefined }, /ReportName/],
    ['a blank name', { ReportName: '   ' }, /ReportName/],
    ['no query', { QueryId: undefined }, /^Invalid QueryId$/],
    ['an unknown query', { QueryId: unknownId }, /^Invalid QueryId$/],
    ['a query id that is none', { QueryId: 'x' }, /^Invalid QueryId$/],
    ['no start', { StartTime: undefined }, /StartTime/],
    ['a start that is no time', { StartTime: 'tomorrow' }, /StartTime/],
    ['a day that does not exist', { StartTime: '2099-02-30T00:00:00Z' }, /StartTime/],
    ['a start within the lead of 4 hours', { StartTime: hoursFromNow(3.9) }, /4 hours/],
    ['a start in the past', { StartTime: '2020-01-01T00:00:00Z' }, /StartTime/],
    ['no interval', { RecurrenceInterval: undefined }, /RecurrenceInterval/],
    ['3 hours', { RecurrenceInterval: 3 }, /^Recurrence Interval must be between 4 and 2160$/],
    ['2161 hours', { RecurrenceInterval: 2161 }, /Recurrence Interval must be between 4 and 2160/],
    ['part of an hour', { RecurrenceInterval: 24.5 }, /Recurrence ?Interval/],
    ['less than the dataset allows', { RecurrenceInterval: 23 }, /24/],
    ['a count of 0', { RecurrenceCount: 0 }, /RecurrenceCount/],
    ['a count that is no number', { RecurrenceCount: 'often' }, /RecurrenceCount/],
    ['an unknown format', { Format: 'docx' }, /Format.*csv.*tsv/],
    ['a callback that is no address', { CallbackUrl: 'ftp://x.example' }, /CallbackUrl/],
    ['an unknown callback method', { CallbackMethod: 'PATCH' }, /CallbackMethod/],
  ])('refuses %s', async (_, changes, message) => {
    expect(refusal(await create(changes), 400)).toMatch(message);
  });

  test('takes the shortest and the longest interval', async () => {
    for (const RecurrenceInterval of [24, 2160]) {
      expect(onlyItem(await create({ RecurrenceInterval }))).toMatchObject({
        recurrenceInterval: RecurrenceInterval,
      });
    }
  });
});

describe('a run-now report', () => {
  test('ignores the schedule and answers the interval 0', async () => {
    const report = await createRunNow(api, queryId, {
      ...{ StartTime: '2020-01-01T00:00:00Z', RecurrenceInterval: 1, RecurrenceCount: 7 },
    });
    expect(report).toMatchObject({ executeNow: true, recurrenceInterval: 0 });
  });

  test('runs once and is Inactive then', async () => {
    const { reportId } = await createRunNow(api, queryId);
    await completedExecution(api, reportId);
    const report = onlyItem(await api.get(`ScheduledReport?reportId=${reportId}`));
    expect(report.reportStatus).toBe('Inactive');
    const all = await api.get(
      `ScheduledReport/execution/${reportId}?getLatestExecution=false&executionStatus=Pending;Running;Paused;Completed;Failed`,
    );
    expect(onlyItem(all).executionStatus).toBe('Completed');
  });

  test('takes QueryStartTime and QueryEndTime instead of TIMESPAN', async () => {
    const now = new Date();
    const month = (back: number) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    const id = await createQuery(api, 'SELECT DISTINCT Month FROM OfficeUsage TIMESPAN LAST_MONTH');
    const { reportId } = await createRunNow(api, id, {
      QueryStartTime: `${month(9).toISOString().slice(0, 19)}Z`,
      QueryEndTime: `${new Date(month(8).getTime() - 1000).toISOString().slice(0, 19).replace('T', ' ')}Z`,
    });
    const file = await fetch(secureLink(await completedExecution(api, reportId)));
    expect(parseRows(await file.text())).toEqual([{ Month: month(9).toISOString().slice(0, 10) }]);
  });

  test('refuses a QueryStartTime that is no time, which a schedule ignores', async () => {
    const body = { ReportName: 'r', QueryId: queryId, ExecuteNow: true, QueryStartTime: 'x' };
    refusal(await api.post('ScheduledReport', body), 400);
    onlyItem(await create({ QueryStartTime: '2026-01-01T00:00:00Z' }));
  });
});

describe('reports', () => {
  test('are listed, by reportId, reportName and queryId too', async () => {
    const ownQuery = await createQuery(api, text, 'for listing');
    const report = onlyItem(await create({ ReportName: 'listed once', QueryId: ownQuery }));
    const { value } = await api.get('ScheduledReport');
    expect(value).toContainEqual(report);
    for (const filter of [
      `reportId=${report.reportId}`,
      'reportName=listed%20once',
      `queryId=${ownQuery}`,
    ]) {
      expect(onlyItem(await api.get(`ScheduledReport?${filter}`))).toEqual(report);
    }
    refusal(await api.get(`ScheduledReport?reportId=${unknownId}`), 404);
  });

  test('are updated in every property that may change', async () => {
    const made = onlyItem(await create());
    const StartTime = hoursFromNow(50);
    const updated = onlyItem(
      await api.put(`ScheduledReport/${made.reportId}`, {
        ...{ ReportName: 'new', Description: 'd', StartTime, RecurrenceInterval: 72 },
        ...{ RecurrenceCount: 2, Format: 'tsv', CallbackMethod: 'GET' },
        ...{ CallbackUrl: 'http://x.example/', CatchUp: 'all', CatchUpWindowHours: 48 },
      }),
    );
    expect(updated).toEqual({
      ...made,
      ...{ reportName: 'new', description: 'd', startTime: StartTime, recurrenceInterval: 72 },
      ...{ recurrenceCount: 2, format: 'tsv', callbackMethod: 'GET', CallbackMethod: 'GET' },
      ...{ callbackUrl: 'http://x.example/', modifiedTime: expect.stringMatching(wireTime) },
      ...{ catchUp: 'all', catchUpWindowHours: 48, callbackStatus: 'Active' },
    });
    expect(onlyItem(await api.get(`ScheduledReport?reportId=${made.reportId}`))).toEqual(updated);
  });

  test('keep their rules when updated', async () => {
    const { reportId } = onlyItem(await create());
    const put = (body: Item) => api.put(`ScheduledReport/${reportId}`, body);
    refusal(await put({ RecurrenceInterval: 2161 }), 400);
    refusal(await put({ StartTime: hoursFromNow(1) }), 400);
    refusal(await put({ Format: 'docx' }), 400);
    refusal(await put({ ReportName: ' ' }), 400);
    refusal(await api.put(`ScheduledReport/${unknownId}`, { ReportName: 'x' }), 404);
  });

  test('are paused and resumed', async () => {
    const { reportId } = onlyItem(await create());
    const status = async () =>
      onlyItem(await api.get(`ScheduledReport/execution/${reportId}?getLatestExecution=true`))
        .executionStatus;
    const paused = onlyItem(await api.put(`ScheduledReport/pause/${reportId}`));
    expect(paused).toMatchObject({ reportId, reportStatus: 'Paused' });
    expect(await status()).toBe('Paused');
    const resumed = onlyItem(await api.put(`ScheduledReport/resume/${reportId}`));
    expect(resumed).toMatchObject({ reportId, reportStatus: 'Active' });
    expect(await status()).toBe('Pending');
    refusal(await api.put(`ScheduledReport/pause/${unknownId}`), 404);
    refusal(await api.put(`ScheduledReport/resume/${unknownId}`), 404);
  });

  test('are deleted with their executions and files', async () => {
    const made = await createRunNow(api, queryId);
    const link = secureLink(await completedExecution(api, made.reportId));
    const deleted = onlyItem(await api.delete(`ScheduledReport/${made.reportId}`));
    expect(deleted).toMatchObject({ reportId: made.reportId, reportName: 'now' });
    refusal(await api.get(`ScheduledReport?reportId=${made.reportId}`), 404);
    refusal(await api.get(`ScheduledReport/execution/${made.reportId}`), 404);
    refusal(await api.delete(`ScheduledReport/${made.reportId}`), 404);
    const download = await fetch(link);
    expect([403, 404]).toContain(download.status);
  });
});
