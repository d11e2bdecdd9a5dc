import { expect, test } from 'vitest';
import { createBrowserClient } from './browser.ts';
import { envelope, startScripted } from './testing/scripted-server.ts';

const tokens = { get: async () => 't', replace: async () => 't' };
const run = {
  ExecutionId: 'e',
  ExecutionStatus: 'Failed',
  DueTime: 'd',
  LateSeconds: 12,
  Attempts: 3,
};
const callback = { DeliveryId: 'c', DeliveryStatus: 'Held', Attempts: [{ StatusCode: '503' }] };

async function scripted(value: object) {
  const server = await startScripted(() => [200, envelope([value])]);
  const client = createBrowserClient({ apiUrl: server.url, tokens });
  const asked = () =>
    server.seen.map(({ method, url }) => `${method} ${url}`.replace('/insights/v1/mpn', ''));
  return { client, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test('summaries of reports', async () => {
  const value = {
    ReportId: 'r',
    LastExecution: run,
    RecentExecutions: [run],
    UpcomingTimes: ['u'],
  };
  await using one = await scripted(value);
  expect(await one.client.reportSummaries(['r', 's'])).toMatchObject([
    {
      ...{ reportId: 'r', reportStatus: 'Active', upcomingTimes: ['u'], openExecutions: [] },
      lastExecution: { executionId: 'e', executionStatus: 'Failed', attempts: 3, retryTime: null },
      recentExecutions: [
        { executionStatus: 'Failed', dueTime: 'd', lateSeconds: 12, runSeconds: null },
      ],
    },
  ]);
  expect(one.asked()).toEqual(['GET /ScheduledReport/summary?reportId=r%3Bs']);
});

test('the history of a report', async () => {
  await using one = await scripted({
    ...run,
    FileState: 'lost',
    FileParts: [{ Part: 1, Rows: 5, Bytes: 9, Sha256: 'x' }],
  });
  expect(await one.client.reportHistory('r')).toMatchObject([
    {
      executionId: 'e',
      fileState: 'lost',
      fileParts: [{ part: 1, rows: 5, bytes: 9, sha256: 'x' }],
    },
  ]);
  expect(one.asked()).toEqual(['GET /ScheduledReport/history/r']);
});

test('executions are cancelled, and their links revoked', async () => {
  await using one = await scripted({ ExecutionId: 'e', ExecutionStatus: 'Cancelled' });
  expect(await one.client.cancelExecution('e')).toMatchObject({ executionStatus: 'Cancelled' });
  await one.client.revokeLinks('e');
  expect(one.asked()).toEqual([
    'PUT /ScheduledReport/execution/cancel/e',
    'PUT /ScheduledReport/execution/revokeLinks/e',
  ]);
});

test('callbacks: listed, replayed, tested, resumed', async () => {
  await using one = await scripted({
    ...callback,
    reportId: 'r',
    reportStatus: 'Active',
    callbackStatus: 'Active',
  });
  const { client } = one;
  expect(await client.callbacks('r')).toMatchObject([
    { deliveryId: 'c', deliveryStatus: 'Held', attempts: [{ statusCode: 503, excerpt: null }] },
  ]);
  await client.replayCallbacks('r', { deliveryId: 'c' });
  await client.testCallback('r');
  expect(await client.resumeCallbacks('r')).toMatchObject({ callbackStatus: 'Active' });
  expect(one.asked()).toEqual([
    'GET /ScheduledReport/callback/r',
    'POST /ScheduledReport/callback/replay/r',
    'POST /ScheduledReport/callback/test/r',
    'PUT /ScheduledReport/callback/resume/r',
  ]);
});

test('secrets of callbacks', async () => {
  await using one = await scripted({ Secret: 'whsec_x', CreatedTime: 't', ExpiresTime: null });
  const secret = { secret: 'whsec_x', createdTime: 't', expiresTime: null };
  expect(await one.client.callbackSecrets()).toEqual([secret]);
  expect(await one.client.rotateCallbackSecret()).toEqual([secret]);
  expect(one.asked()).toEqual(['GET /CallbackSecret', 'POST /CallbackSecret/rotate']);
});
