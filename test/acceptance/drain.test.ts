import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, createApi } from './support/api.ts';
import { filesIn } from './support/files.ts';
import { ledgerOf, newestWhen } from './support/ledger.ts';
import { people } from './support/people.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { newSlowHome, type SlowHome } from './support/slow-report.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';

/** An API that stays, and what else is started and stopped while it exports. */
let slow: SlowHome;
let node: RunningProcess;
let api: Api;

const start = (role: string, args: string[] = [], env = {}): Promise<RunningProcess> =>
  startProcess([role, '--home', slow.home, '--log-level', 'info', ...args], {
    ...slow.env,
    ...env,
  });

beforeAll(async () => {
  slow = await newSlowHome();
  node = await start('api', ['--port', '0']);
  const url = urlIn(node.greeting);
  api = createApi(url, await signIn(url, people.executive));
});
afterAll(async () => {
  await node.stop();
  await slow.remove();
});

const create = async () => createRunNow(api, await createQuery(api, slow.newQuery()));

/** A report whose export has begun. */
async function createRunning(): Promise<unknown> {
  const { reportId } = await create();
  await newestWhen(api, reportId, 'Running');
  return reportId;
}

test('SIGTERM lets a worker finish what it runs, and it takes nothing new', async () => {
  const worker = await start('worker');
  const reportId = await createRunning();
  const ending = worker.stop('SIGTERM');
  const later = await create();
  expect(await ending).toMatchObject({ code: 0, signal: null });
  const execution = await completedExecution(api, reportId, 1);
  expect(execution).toMatchObject({ attempts: 1 });
  expect((await fetch(secureLink(execution))).status).toBe(200);
  const [waiting] = await ledgerOf(api, later.reportId);
  expect(waiting).toMatchObject({ executionStatus: 'Pending', attempts: 0 });
  await api.delete(`ScheduledReport/${later.reportId}`);
});

test('SIGTERM lets `serve` finish too, and its API answers until then', async () => {
  const server = await start('serve', ['--port', '0']);
  const url = urlIn(server.greeting);
  const reportId = await createRunning();
  let isOver = false;
  const ending = server.stop('SIGTERM').finally(() => {
    isOver = true;
  });
  let answers = 0;
  let running = 0;
  while (!isOver) {
    const answer = await fetch(`${url}/health/live`).catch(() => undefined);
    const [execution] = await ledgerOf(api, reportId);
    if (execution?.executionStatus !== 'Running') break;
    running += 1;
    if (answer?.status === 200) answers += 1;
    await sleep(20);
  }
  expect(running).toBeGreaterThan(2);
  expect(answers).toBe(running);
  expect(await ending).toMatchObject({ code: 0, signal: null });
  expect(await completedExecution(api, reportId, 1)).toMatchObject({ attempts: 1 });
});

test('SIGINT, and SIGTERM when its time is up, hand the execution back; another worker runs it, its first try', async () => {
  const handedBack: unknown[] = [];
  for (const [signal, env] of [
    ['SIGINT', {}],
    ['SIGTERM', { INSIGHTS_DRAIN_SECONDS: '0' }],
  ] as const) {
    const worker = await start('worker', [], env);
    const reportId = await createRunning();
    const ending = await worker.stop(signal);
    expect(ending).toMatchObject({ code: 0, signal: null });
    expect(ending.milliseconds).toBeLessThan(5000);
    const [waiting] = await ledgerOf(api, reportId);
    expect(waiting).toMatchObject({ executionStatus: 'Pending', attempts: 0, failureReason: null });
    await api.put(`ScheduledReport/pause/${reportId}`);
    handedBack.push(reportId);
  }
  expect((await filesIn(slow.home)).begun).toEqual([]);
  for (const reportId of handedBack) await api.put(`ScheduledReport/resume/${reportId}`);
  const worker = await start('worker');
  for (const reportId of handedBack) {
    expect(await completedExecution(api, reportId, 40)).toMatchObject({ attempts: 1 });
  }
  await worker.stop();
});
