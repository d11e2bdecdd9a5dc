import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApi, type Item } from './support/api.ts';
import { ledgerOf } from './support/ledger.ts';
import { keepUsing, type Used } from './support/nodes/keep-using.ts';
import { type ManyNodes, startManyNodes } from './support/nodes/many-nodes.ts';
import type { Node } from './support/nodes/start-nodes.ts';
import { people } from './support/people.ts';
import { rawRequest } from './support/raw-request.ts';
import { completedExecution, createQuery, secureLink } from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { encodeForm, passwordForm, signIn, tokenUrl } from './support/tokens.ts';

let server: ManyNodes;
beforeAll(async () => {
  server = await startManyNodes({
    // Which node has answered stands in its log.
    args: ['--log-level', 'info'],
    env: { INSIGHTS_API_REQUESTS_PER_MINUTE: '0', INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE: '0' },
  });
});
afterAll(async () => {
  expect(await server.stop()).toMatchObject({ code: 0, signal: null });
});

/** Each API is drained and started again; the next one only once the proxy sends requests to it again. */
async function restartApis(apis: readonly Node[]): Promise<void> {
  for (const api of apis) {
    expect(await api.restart()).toMatchObject({ code: 0, signal: null });
    await vi.waitFor(() => expect(api.current().log()).toContain('"msg":"request"'), 20_000);
  }
}

async function restartWorkers(workers: readonly Node[]): Promise<void> {
  for (const worker of workers) {
    expect(await worker.restart()).toMatchObject({ code: 0, signal: null });
  }
}

/** Of a report that was made while nodes came and went: it ran once, and its file is there. */
async function checkRun(api: ReturnType<typeof createApi>, report: Item): Promise<void> {
  const execution = await completedExecution(api, report.reportId, 40);
  expect(await ledgerOf(api, report.reportId)).toHaveLength(1);
  expect((await fetch(secureLink(execution))).status).toBe(200);
}

test('each API and each worker is drained and started again under load: no request fails, no report is lost or doubled', async () => {
  const { url, nodes } = server;
  const api = createApi(url, await signIn(url, people.executive));
  const queryId = await createQuery(api, 'SELECT MPNId FROM Profile', 'rolling');
  const using = keepUsing(url, api, queryId);
  let used: Used;
  try {
    await restartApis(nodes.apis);
    await restartWorkers(nodes.workers);
  } finally {
    used = await using.stop();
  }
  expect(used.failures).toEqual([]);
  expect(used.reads).toBeGreaterThan(100);
  expect(used.reports.length).toBeGreaterThan(50);
  for (const report of used.reports) await checkRun(api, report);
  const listed = await api.get('ScheduledReport?reportName=rolling');
  expect(listed.value.map(({ reportId }) => reportId).sort()).toEqual(
    used.reports.map(({ reportId }) => reportId).sort(),
  );
  // Neither was anything lost that the proxy could make up for.
  expect(await nodes.proxy.log()).not.toMatch(/reset by peer|prematurely closed|timed out/);
}, 240_000);

test('a caller has its own address behind the proxy, whatever it says itself', async () => {
  const { tenant } = people.viewer;
  const asked = await rawRequest(tokenUrl(server.url, tenant), {
    ...{ method: 'POST', body: encodeForm(passwordForm(people.viewer)), from: '127.0.0.2' },
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Forwarded-For': '203.0.113.9',
    },
  });
  expect(asked.status).toBe(200);
  const { stdout } = await runCommand(['audit', '--json', '--home', server.home], {
    env: server.env,
  });
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item);
  expect(events).toContainEqual(
    expect.objectContaining({ actorName: people.viewer.userName, address: '127.0.0.2' }),
  );
  expect(stdout).not.toContain('203.0.113.9');
});
