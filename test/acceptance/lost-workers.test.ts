import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Api, createApi, onlyItem } from './support/api.ts';
import { filesIn } from './support/files.ts';
import { keepAsking } from './support/keep-asking.ts';
import { ledgerOf } from './support/ledger.ts';
import { people } from './support/people.ts';
import { childrenOf } from './support/processes.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { newSlowHome, type SlowHome } from './support/slow-report.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';

/** The worker of `serve` is killed or stopped while it exports; a lease lasts two seconds. */
let slow: SlowHome;
let server: RunningProcess;
let url: string;
let api: Api;

const env = () => ({ ...slow.env, INSIGHTS_LEASE_SECONDS: '2' });
const common = () => ['--home', slow.home, '--log-level', 'info'];

beforeAll(async () => {
  slow = await newSlowHome();
  server = await startProcess(['serve', ...common(), '--port', '0'], env());
  url = urlIn(server.greeting);
  api = createApi(url, await signIn(url, people.executive));
});
afterAll(async () => {
  await server.stop();
  await slow.remove();
});

async function workerPid(): Promise<number> {
  const children = await childrenOf(server.child.pid);
  return children.find(({ command }) => /worker/.test(command))?.pid ?? Number.NaN;
}

/** The files that have come since. */
async function newFiles(before: readonly string[]): Promise<string[]> {
  return (await filesIn(slow.home)).whole.filter((name) => !before.includes(name));
}

/** A worker that runs has said so. */
const untilWorkerRuns = () => vi.waitFor(async () => expect(await workerPid()).toBeGreaterThan(0));

/** A report whose file is being written. */
async function createRunning(): Promise<unknown> {
  await untilWorkerRuns();
  const { begun } = await filesIn(slow.home);
  const { reportId } = await createRunNow(api, await createQuery(api, slow.newQuery()));
  await vi.waitFor(
    async () => expect((await filesIn(slow.home)).begun.length).toBeGreaterThan(begun.length),
    { timeout: 20_000, interval: 20 },
  );
  return reportId;
}

test('kill -9 while it exports: the API answers all along, the second try completes, there is one file', async () => {
  const { whole } = await filesIn(slow.home);
  const asking = keepAsking(url, api);
  const reportId = await createRunning();
  process.kill(await workerPid(), 'SIGKILL');
  const execution = await completedExecution(api, reportId, 40);
  const { failures, rounds, slowestMilliseconds } = await asking.stop();
  expect(failures).toEqual([]);
  expect(rounds).toBeGreaterThan(5);
  expect(slowestMilliseconds).toBeLessThan(5000);
  expect(execution).toMatchObject({ attempts: 2, failureReason: null });
  expect(await newFiles(whole)).toHaveLength(1);
  expect((await (await fetch(secureLink(execution))).text()).trimEnd().split('\n')).toHaveLength(
    100_001,
  );
});

test('stopped past its lease and woken: who took over completes, the woken one leaves nothing', async () => {
  const { whole, begun } = await filesIn(slow.home);
  const asking = keepAsking(url, api);
  const reportId = await createRunning();
  const pid = await workerPid();
  process.kill(pid, 'SIGSTOP');
  const second = await startProcess(['worker', ...common()], env());
  try {
    await vi.waitFor(
      async () => expect(await ledgerOf(api, reportId)).toMatchObject([{ attempts: 2 }]),
      { timeout: 20_000, interval: 100 },
    );
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  const execution = await completedExecution(api, reportId, 40);
  expect(execution).toMatchObject({ attempts: 2, failureReason: null });
  await vi.waitFor(() => expect(server.log()).toContain('the lease was lost'), 20_000);
  expect((await asking.stop()).failures).toEqual([]);
  await second.stop();
  expect(await newFiles(whole)).toHaveLength(1);
  expect((await filesIn(slow.home)).begun).toEqual(begun);
  expect((await fetch(secureLink(execution))).status).toBe(200);
});

test('a running execution that is cancelled stays cancelled, and its file never appears', async () => {
  const { whole, begun } = await filesIn(slow.home);
  const reportId = await createRunning();
  const [{ executionId }] = (await ledgerOf(api, reportId)) as [{ executionId: string }];
  const cancelled = await api.put(`ScheduledReport/execution/cancel/${executionId}`);
  expect(onlyItem(cancelled)).toMatchObject({ executionStatus: 'Cancelled', attempts: 1 });
  await vi.waitFor(async () => expect((await filesIn(slow.home)).begun).toEqual(begun), {
    timeout: 20_000,
    interval: 100,
  });
  expect(await ledgerOf(api, reportId)).toMatchObject([
    { executionStatus: 'Cancelled', reportAccessSecureLink: null },
  ]);
  expect(await newFiles(whole)).toEqual([]);
  const after = onlyItem(await api.get(`ScheduledReport?reportId=${reportId}`));
  expect(after.reportStatus).toBe('Inactive');
});
