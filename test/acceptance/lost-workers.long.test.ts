import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, createApi } from './support/api.ts';
import { filesIn } from './support/files.ts';
import { keepAsking } from './support/keep-asking.ts';
import { newestWhen } from './support/ledger.ts';
import { people } from './support/people.ts';
import { childrenOf } from './support/processes.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { newSlowHome, type SlowHome } from './support/slow-report.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';

const ROWS = 1_000_000;
let slow: SlowHome;
let server: RunningProcess;
let url: string;
let api: Api;

beforeAll(async () => {
  slow = await newSlowHome({ rows: ROWS, copies: 30 });
  const env = { ...slow.env, INSIGHTS_LEASE_SECONDS: '3' };
  const args = ['--home', slow.home, '--log-level', 'warn', '--port', '0'];
  server = await startProcess(['serve', ...args], env);
  url = urlIn(server.greeting);
  api = createApi(url, await signIn(url, people.executive));
});
afterAll(async () => {
  await server.stop();
  await slow.remove();
});

test('kill -9 while a million rows are exported: the API answers all along, one whole file', async () => {
  const create = async () => createRunNow(api, await createQuery(api, slow.newQuery()));
  const undisturbed = performance.now();
  await completedExecution(api, (await create()).reportId, 300);
  const exportSeconds = (performance.now() - undisturbed) / 1000;
  const { whole } = await filesIn(slow.home);

  const asking = keepAsking(url, api);
  const { reportId } = await create();
  await newestWhen(api, reportId, 'Running');
  await halfOf(exportSeconds);
  const children = await childrenOf(server.child.pid);
  const worker = children.find(({ command }) => /worker/.test(command));
  process.kill(worker?.pid ?? Number.NaN, 'SIGKILL');
  const killed = performance.now();
  const execution = await completedExecution(api, reportId, 300);
  const seconds = (performance.now() - killed) / 1000;
  const { failures, rounds, slowestMilliseconds } = await asking.stop();
  process.stdout.write(
    `${ROWS} rows: undisturbed ${exportSeconds.toFixed(1)} s; Completed ${seconds.toFixed(1)} s after kill -9 with a lease of 3 s; ` +
      `the API was asked ${3 * rounds} times meanwhile, the slowest answer took ${slowestMilliseconds.toFixed(0)} ms.\n`,
  );
  expect(failures).toEqual([]);
  expect(execution).toMatchObject({ attempts: 2, failureReason: null });
  const after = (await filesIn(slow.home)).whole.filter((name) => !whole.includes(name));
  expect(after).toHaveLength(1);
  expect(await countLines(secureLink(execution))).toBe(ROWS + 1);
});

/** Into the middle of an export there is nothing to wait for but time. */
const halfOf = (seconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, (seconds * 1000) / 2);
  });

async function countLines(link: string): Promise<number> {
  let lines = 0;
  for await (const chunk of (await fetch(link)).body ?? []) {
    for (const byte of chunk as Uint8Array) if (byte === 10) lines += 1;
  }
  return lines;
}
