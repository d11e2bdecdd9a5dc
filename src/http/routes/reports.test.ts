import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completedReport, createQueryAs } from '../testing/completed-report.ts';
import { type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
let queryId: string;
beforeAll(async () => {
  world = await httpWorld();
  queryId = await createQueryAs(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
const weekly = () => ({
  ReportName: 'Weekly',
  QueryId: queryId,
  StartTime: '2026-03-02T04:00:00Z',
  RecurrenceInterval: 168,
  RecurrenceCount: 3,
});
const create = (body: object) => world.call('POST', 'ScheduledReport', { body });
const createWeekly = async (): Promise<string> => (await create(weekly())).body.value[0].reportId;

describe('creating', () => {
  test('takes numbers and booleans as text, nulls, and names in any case', async () => {
    const { body } = await create({
      reportname: 'Weekly',
      QUERYID: queryId.toUpperCase(),
      startTime: '2026-03-02 04:00:00Z',
      recurrenceInterval: '168',
      RecurrenceCount: ' 3 ',
      executeNow: 'False',
      callbackurl: null,
      description: null,
    });
    expect(body).toMatchObject({ message: 'Report created successfully', statusCode: 200 });
    expect(body.value[0]).toMatchObject({
      ...{ reportName: 'Weekly', queryId, startTime: '2026-03-02T04:00:00Z', executeNow: false },
      ...{ recurrenceInterval: 168, recurrenceCount: 3, format: 'csv', callbackUrl: null },
      ...{ callbackMethod: 'POST', CallbackMethod: 'POST' },
    });
  });

  test.each([
    [{ RecurrenceInterval: 'often' }, 'RecurrenceInterval must be a whole number; it is "often".'],
    [{ RecurrenceInterval: 4.5 }, 'RecurrenceInterval must be a whole number; it is 4.5.'],
    [{ ExecuteNow: 'maybe' }, 'ExecuteNow must be true or false; it is "maybe".'],
    [{ Format: 5 }, 'Format must be a string; it is 5.'],
    [{ RecurrenceInterval: 3 }, 'Recurrence Interval must be between 4 and 2160'],
    [{ QueryId: 'nonsense' }, 'Invalid QueryId'],
    [{ QueryId: undefined }, 'Invalid QueryId'],
    [{ ReportName: ' ' }, 'ReportName is required.'],
  ])('refuses %j', async (change, message) => {
    const { status, body } = await create({ ...weekly(), ...change });
    expect(status).toBe(400);
    expect(body.message).toBe(message);
  });
});

test('lists by several ids', async () => {
  const [one, two] = [await createWeekly(), await createWeekly()];
  const { body } = await world.call('GET', `scheduledreport?REPORTID=${one}%3B%20${two}`);
  expect(body).toMatchObject({ totalCount: 2, message: 'Reports fetched successfully' });
  expect((await world.call('GET', `ScheduledReport?reportId=${one};${two}`)).body.totalCount).toBe(
    2,
  );
});

test('changes what is given', async () => {
  const id = await createWeekly();
  const { body } = await world.call('PUT', `ScheduledReport/%20${id}%20`, {
    body: { REPORTNAME: 'Daily', recurrenceInterval: '24' },
  });
  expect(body.message).toBe('Report updated successfully');
  expect(body.value[0]).toMatchObject({
    ...{ reportName: 'Daily', recurrenceInterval: 24, recurrenceCount: 3 },
    modifiedTime: '2026-03-01T12:00:00Z',
  });
});

describe('pausing and resuming', () => {
  test.each([
    {},
    { headers: json },
    { headers: json, body: '' },
    { headers: json, body: '""' },
    { headers: json, body: '{}' },
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' },
  ])('with the body %j', async (options) => {
    const id = await createWeekly();
    const paused = await world.call('PUT', `ScheduledReport/Pause/${id}`, options);
    expect(paused.body).toMatchObject({
      message: 'Report paused successfully',
      value: [{ reportId: id, reportStatus: 'Paused' }],
    });
    const resumed = await world.call('PUT', `ScheduledReport/resume/${id}/`, options);
    expect(resumed.body).toMatchObject({
      message: 'Report resumed successfully',
      value: [{ reportId: id, reportStatus: 'Active' }],
    });
  });
});

test('deletes', async () => {
  const id = await createWeekly();
  const { body } = await world.call('DELETE', `ScheduledReport/${id}`, { headers: json });
  expect(body).toMatchObject({ message: 'Report deleted successfully', totalCount: 1 });
  expect((await world.call('GET', `ScheduledReport?reportId=${id}`)).status).toBe(404);
});

describe('executions', () => {
  test('by default only a completed one; a waiting one by its status', async () => {
    const id = await createWeekly();
    const none = await world.call('GET', `ScheduledReport/execution/${id}`);
    expect([none.status, none.headers['x-error-code']]).toEqual([404, 'executions_not_found']);
    const waiting = await world.call(
      'GET',
      `ScheduledReport/Execution/%20${id}?ExecutionStatus=pending;%20running&GETLATESTEXECUTION=True`,
    );
    expect(waiting.body).toMatchObject({
      message: 'Report executions fetched successfully',
      value: [{ reportId: id, executionStatus: 'Pending', reportAccessSecureLink: null }],
    });
    const newest = await world.call(
      'GET',
      `ScheduledReport/execution/${id}?getLatestExecution=TRUE`,
    );
    expect(newest.body.totalCount).toBe(1);
  });

  test('links start with the host that the client asked', async () => {
    const { reportId } = await completedReport(world, 'a\n');
    const headers = { host: 'insights.example:8443' };
    const { body } = await world.call('GET', `ScheduledReport/execution/${reportId}`, { headers });
    expect(body.value[0].reportAccessSecureLink).toMatch(
      /^http:\/\/insights\.example:8443\/files\/[0-9a-f-]{36}\/Office%20seats\.csv\?se=\d+&sig=[\w-]+$/,
    );
  });

  test('or with the public address where there is one', async () => {
    const config = { publicUrl: 'https://insights.example/api/' };
    await using other = await httpWorld({ config });
    const { reportId } = await completedReport(other, 'a\n');
    const { body } = await other.call('GET', `ScheduledReport/execution/${reportId}`);
    expect(body.value[0].reportLocation).toMatch(/^https:\/\/insights\.example\/api\/files\//);
  });

  test('behind a proxy that is believed, links use its scheme and host', async () => {
    await using other = await httpWorld({ config: { trustProxy: true } });
    const { reportId } = await completedReport(other, 'a\n');
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'outside.example' };
    const { body } = await other.call('GET', `ScheduledReport/execution/${reportId}`, { headers });
    expect(body.value[0].reportLocation).toMatch(/^https:\/\/outside\.example\/files\//);
  });
});

test('the same surface answers for version 1.1, and each program has its own', async () => {
  const id = await createWeekly();
  const twin = `/insights/v1.1/MPN/ScheduledReport?reportId=${id}`;
  expect((await world.call('GET', twin)).body.totalCount).toBe(1);
  const elsewhere = `/insights/v1/cmp/ScheduledReport?reportId=${id}`;
  expect((await world.call('GET', elsewhere)).status).toBe(404);
  const datasets = await world.call('GET', '/insights/v1/cmp/ScheduledDataset');
  expect(datasets.body.totalCount).toBe(1);
});
