import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, onlyItem, refusal } from './support/api.ts';
import { expectExecution, notCompleted } from './support/executions.ts';
import { people } from './support/people.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  scheduledReport,
} from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
const wireTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const unknownId = '00000000-0000-4000-8000-00000000dead';
let api: Api;
let waiting: string;
let done: string;

beforeAll(async () => {
  api = createApi(server().url, await signIn(server().url, people.executive));
  const queryId = await createQuery(api, 'SELECT MPNId, CustomerCount FROM OfficeUsage');
  const body = {
    ...scheduledReport(queryId),
    CallbackUrl: 'https://x.example/',
    CallbackMethod: 'GET',
  };
  waiting = String(onlyItem(await api.post('ScheduledReport', body)).reportId);
  done = String((await createRunNow(api, queryId)).reportId);
  await completedExecution(api, done);
});

const executions = (reportId: string, filter = '') =>
  api.get(`ScheduledReport/execution/${reportId}${filter}`);

test('a Pending execution has all its keys and no link yet', async () => {
  expectExecution(onlyItem(await executions(waiting, '?executionStatus=Pending')), {
    executionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...{ reportId: waiting, recurrenceInterval: 24, recurrenceCount: 20, format: 'csv' },
    ...{ callbackUrl: 'https://x.example/', callbackMethod: 'GET', CallbackMethod: 'GET' },
    ...{ executionStatus: 'Pending', ...notCompleted },
  });
});

test('a Completed execution has all its keys and a link', async () => {
  const answer = await executions(done);
  expectExecution(onlyItem(answer), {
    executionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...{ reportId: done, recurrenceInterval: 0, recurrenceCount: null, format: 'csv' },
    ...{ callbackUrl: null, callbackMethod: 'POST', CallbackMethod: 'POST' },
    executionStatus: 'Completed',
    reportLocation: expect.any(String),
    reportAccessSecureLink: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
    reportExpiryTime: expect.stringMatching(wireTime),
    reportGeneratedTime: expect.stringMatching(wireTime),
  });
  expect(Date.parse(String(onlyItem(answer).reportExpiryTime))).toBeGreaterThan(Date.now());
});

describe('which executions are answered', () => {
  test('by default the newest Completed one, and 404 when there is none', async () => {
    expect(onlyItem(await executions(done)).executionStatus).toBe('Completed');
    expect(refusal(await executions(waiting), 404)).toMatch(/executionStatus/);
  });

  test('with getLatestExecution=true and no status, the newest whatever its status', async () => {
    const found = await executions(waiting, '?getLatestExecution=true');
    expect(onlyItem(found).executionStatus).toBe('Pending');
  });

  test('with getLatestExecution=false and no status, only Completed ones', async () => {
    expect(onlyItem(await executions(done, '?getLatestExecution=false')).reportId).toBe(done);
    refusal(await executions(waiting, '?getLatestExecution=false'), 404);
  });

  test('with both, those of that status', async () => {
    const both = '?executionStatus=Pending&getLatestExecution=true';
    expect(onlyItem(await executions(waiting, both)).executionStatus).toBe('Pending');
    refusal(await executions(done, both), 404);
  });

  test('with several statuses split by semicolons', async () => {
    for (const split of ['Pending;Completed', 'pending;COMPLETED', '%20Pending%20;%20Completed;']) {
      const filter = `?executionStatus=${split}&getLatestExecution=false`;
      expect(onlyItem(await executions(waiting, filter)).executionStatus).toBe('Pending');
      expect(onlyItem(await executions(done, filter)).executionStatus).toBe('Completed');
    }
    refusal(await executions(waiting, '?executionStatus=Running;Failed'), 404);
  });

  test('with several ids split by semicolons', async () => {
    const { executionId } = onlyItem(await executions(done));
    for (const ids of [executionId, `${executionId};${unknownId}`, `${unknownId};${executionId}`]) {
      expect(onlyItem(await executions(done, `?executionId=${ids}`)).executionId).toBe(executionId);
    }
    const message = refusal(await executions(done, `?executionId=${unknownId}`), 404);
    expect(message).toMatch(/executionId/);
  });

  test('never those of another report', async () => {
    const { executionId } = onlyItem(await executions(done));
    const filter = `?executionId=${executionId}&executionStatus=Pending;Completed`;
    refusal(await executions(waiting, filter), 404);
  });

  test('and an unknown status is refused by name', async () => {
    const message = refusal(await executions(done, '?executionStatus=Sleeping'), 400);
    expect(message).toMatch(/Sleeping/);
    expect(message).toMatch(/Completed/);
  });

  test('and an unknown report is a 404', async () => {
    refusal(await executions(unknownId), 404);
    refusal(await executions('no-id'), 404);
  });
});

test('each answer carries a link of its own that works', async () => {
  for (const _ of [1, 2]) {
    const link = String(onlyItem(await executions(done)).reportAccessSecureLink);
    expect((await fetch(link)).status).toBe(200);
  }
});
