import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item, onlyItem, refusal } from './support/api.ts';
import { ledgerOf } from './support/ledger.ts';
import { people } from './support/people.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  scheduledReport,
} from './support/reports.ts';
import { newSampleHome } from './support/sample-home.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';
import { hoursAfter } from './support/virtual-clock.ts';

/** An API without a worker at first: what is ready waits. */
const wireTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const unknownId = '00000000-0000-4000-8000-00000000dead';
const running: RunningProcess[] = [];
let home: string;
let url: string;
let api: Api;
let queryId: string;

beforeAll(async () => {
  home = await newSampleHome();
  const args = ['--home', home, '--port', '0', '--log-level', 'warn'];
  const node = await startProcess(['api', ...args], {
    ...{ INSIGHTS_CATCH_UP: 'all', INSIGHTS_CATCH_UP_WINDOW_HOURS: '48' },
  });
  running.push(node);
  url = urlIn(node.greeting);
  api = await apiOf('executive');
  queryId = await createQuery(api, 'SELECT MPNId FROM Profile');
});
afterAll(async () => {
  for (const each of running) await each.stop();
  await rm(home, { recursive: true, force: true });
});

const apiOf = async (who: keyof typeof people): Promise<Api> =>
  createApi(url, await signIn(url, people[who]));

const create = async (more: Item = {}): Promise<Item> =>
  onlyItem(await api.post('ScheduledReport', { ...scheduledReport(queryId), ...more }));

const neverRun = {
  ...{ attempts: 0, startedTime: null, failureReason: null },
  ...{ caughtUpFrom: null, caughtUpTo: null, fileState: null },
};

describe('an execution', () => {
  test('that waits for its time tells when it is due', async () => {
    const report = await create();
    expect(await ledgerOf(api, report.reportId)).toEqual([
      expect.objectContaining({
        ...{ executionStatus: 'Pending', dueTime: report.startTime, ...neverRun },
        queuedPosition: null,
      }),
    ]);
  });

  test("that is ready tells its place in the partner's queue; once run, its start and tries", async () => {
    const ids: unknown[] = [];
    for (const _ of [1, 2, 3]) ids.push((await createRunNow(api, queryId)).reportId);
    for (const [index, reportId] of ids.entries()) {
      const [waiting] = await ledgerOf(api, reportId);
      expect(waiting).toMatchObject({ ...neverRun, queuedPosition: index + 1 });
    }
    // Another partner's queue is another one.
    const fabrikam = await apiOf('fabrikam');
    const theirs = await createRunNow(
      fabrikam,
      await createQuery(fabrikam, 'SELECT MPNId FROM Profile'),
    );
    const [first] = await ledgerOf(fabrikam, theirs.reportId);
    expect(first).toMatchObject({ queuedPosition: 1 });

    running.push(await startProcess(['worker', '--home', home, '--log-level', 'warn']));
    for (const reportId of ids) {
      const execution = await completedExecution(api, reportId, 40);
      expect(execution).toMatchObject({
        ...{ attempts: 1, queuedPosition: null, fileState: 'kept', failureReason: null },
        ...{ caughtUpFrom: null, caughtUpTo: null, dueTime: expect.stringMatching(wireTime) },
        startedTime: expect.stringMatching(wireTime),
      });
      const times = [execution.dueTime, execution.startedTime, execution.reportGeneratedTime];
      expect(times).toEqual(times.toSorted());
    }
  });
});

describe('catchUp and catchUpWindowHours', () => {
  test("are the deployment's unless the report has its own", async () => {
    expect(await create()).toMatchObject({ catchUp: 'all', catchUpWindowHours: 48 });
    const own = await create({ CatchUp: ' Skip ', CatchUpWindowHours: 12 });
    expect(own).toMatchObject({ catchUp: 'skip', catchUpWindowHours: 12 });
    const path = `ScheduledReport/${own.reportId}`;
    expect(onlyItem(await api.put(path, { CatchUp: 'latest' }))).toMatchObject({
      ...{ catchUp: 'latest', catchUpWindowHours: 12 },
    });
    const reset = await api.put(path, { CatchUp: null, CatchUpWindowHours: null });
    expect(onlyItem(reset)).toMatchObject({ catchUp: 'all', catchUpWindowHours: 48 });
  });

  test.each([
    [{ CatchUp: 'sometimes' }, /latest, skip, all.*sometimes/],
    [{ CatchUpWindowHours: 0 }, /CatchUpWindowHours.*1 to 2160/],
    [{ CatchUpWindowHours: 2161 }, /CatchUpWindowHours.*1 to 2160/],
    [{ CatchUpWindowHours: 1.5 }, /CatchUpWindowHours/],
  ])('are held to their rules: %o', async (more, reason) => {
    const body = { ...scheduledReport(queryId), ...more };
    expect(refusal(await api.post('ScheduledReport', body), 400)).toMatch(reason);
    const { reportId } = await create();
    expect(refusal(await api.put(`ScheduledReport/${reportId}`, more), 400)).toMatch(reason);
  });
});

describe('cancelling', () => {
  const cancel = (executionId: unknown, by = api) =>
    by.put(`ScheduledReport/execution/cancel/${executionId}`);

  test('ends one execution with its reason; the report goes on with its next due time', async () => {
    const report = await create();
    const [first] = await ledgerOf(api, report.reportId);
    const gone = {
      executionStatus: 'Cancelled',
      failureReason: `Cancelled by ${people.executive.userName}.`,
      dueTime: report.startTime,
    };
    expect(onlyItem(await cancel(first?.executionId))).toMatchObject(gone);
    // Said again it changes nothing.
    expect(onlyItem(await cancel(first?.executionId))).toMatchObject(gone);
    const nextDue = hoursAfter(String(report.startTime), 24);
    expect(await ledgerOf(api, report.reportId)).toEqual([
      expect.objectContaining(gone),
      expect.objectContaining({ executionStatus: 'Pending', dueTime: nextDue, ...neverRun }),
    ]);
    const after = onlyItem(await api.get(`ScheduledReport?reportId=${report.reportId}`));
    expect(after).toMatchObject({ reportStatus: 'Active', startTime: report.startTime });
  });

  test('the only execution of a report leaves it Inactive', async () => {
    const report = await create({ RecurrenceCount: 1 });
    const [only] = await ledgerOf(api, report.reportId);
    expect((await cancel(only?.executionId)).statusCode).toBe(200);
    const after = onlyItem(await api.get(`ScheduledReport?reportId=${report.reportId}`));
    expect(after.reportStatus).toBe('Inactive');
  });

  test('what is over is a 400 that says so', async () => {
    const { reportId } = await createRunNow(api, queryId);
    const { executionId } = await completedExecution(api, reportId, 40);
    expect(refusal(await cancel(executionId), 400)).toMatch(/is Completed/);
  });

  test("what is another's, or unknown, is a 404", async () => {
    const [execution] = await ledgerOf(api, (await create()).reportId);
    for (const who of ['viewer', 'fabrikam'] as const) {
      refusal(await cancel(execution?.executionId, await apiOf(who)), 404);
    }
    refusal(await cancel(unknownId), 404);
    const [kept] = await ledgerOf(api, execution?.reportId);
    expect(kept).toMatchObject({ executionStatus: 'Pending' });
  });
});
