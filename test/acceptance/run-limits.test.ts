import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, createApi } from './support/api.ts';
import { filesIn } from './support/files.ts';
import { keepAsking } from './support/keep-asking.ts';
import { ledgerOf } from './support/ledger.ts';
import { people } from './support/people.ts';
import { completedExecution, createQuery, createRunNow } from './support/reports.ts';
import { newSlowHome, type SlowHome } from './support/slow-report.ts';
import { startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';
import { clockOf } from './support/virtual-clock.ts';

/** Runs that take too long or too much. The virtual clock plays the pauses between the tries. */
let slow: SlowHome;

beforeAll(async () => {
  slow = await newSlowHome();
});
afterAll(() => slow.remove());

async function withServer(
  env: Record<string, string>,
  use: (api: Api, url: string) => Promise<void>,
): Promise<void> {
  const args = ['--home', slow.home, '--clock', 'virtual', '--log-level', 'warn', '--port', '0'];
  const server = await startProcess(['serve', ...args], { ...slow.env, ...env });
  try {
    const url = urlIn(server.greeting);
    await use(createApi(url, await signIn(url, people.executive)), url);
  } finally {
    await server.stop();
  }
}

/** Of a run that fails three times, while the API answers all along. */
async function failureOf(query: string, api: Api, url: string): Promise<string> {
  const asking = keepAsking(url, api);
  const { reportId } = await createRunNow(api, await createQuery(api, query));
  await clockOf(url).advance({ seconds: 120 });
  expect((await asking.stop()).failures).toEqual([]);
  const [failed] = await ledgerOf(api, reportId);
  expect(failed).toMatchObject({ executionStatus: 'Failed', attempts: 3 });
  expect(await filesIn(slow.home)).toEqual({ whole: [], begun: [] });
  return String(failed?.failureReason);
}

test('a run that takes longer than its deadline is ended, tried again, then Failed with that reason', async () => {
  await withServer({ INSIGHTS_RUN_DEADLINE_MINUTES: '0.01' }, async (api, url) => {
    expect(await failureOf(slow.newQuery(), api, url)).toMatch(
      /took longer than 0\.01 minutes.*Gave up after 3 tries/,
    );
  });
});

test('a run that needs more memory than it may use fails with that reason, and the next one runs', async () => {
  await withServer({ INSIGHTS_ENGINE_MEMORY: '6MB' }, async (api, url) => {
    expect(await failureOf(slow.newQuery(), api, url)).toMatch(
      /needs more memory.*Gave up after 3 tries/,
    );
    const small = await createQuery(api, 'SELECT MPNId FROM Profile');
    const { reportId } = await createRunNow(api, small);
    await clockOf(url).advance({ seconds: 1 });
    expect(await completedExecution(api, reportId)).toMatchObject({ attempts: 1 });
  });
});
