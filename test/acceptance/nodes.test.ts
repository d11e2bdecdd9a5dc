import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Api, createApi, onlyItem, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import { childrenOf } from './support/processes.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { newSampleHome } from './support/sample-home.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { encodeForm, passwordForm, signIn, tokenUrl } from './support/tokens.ts';

/** One API and workers of one home, each a process of its own. */
let home: string;
let node: RunningProcess;
let api: Api;
let queryId: string;
const running: RunningProcess[] = [];

const start = async (role: string, ...args: string[]): Promise<RunningProcess> => {
  const started = await startProcess([role, '--home', home, '--log-level', 'info', ...args]);
  running.push(started);
  return started;
};

beforeAll(async () => {
  home = await newSampleHome();
  node = await start('api', '--port', '0');
  const url = urlIn(node.greeting);
  api = createApi(url, await signIn(url, people.executive));
  queryId = await createQuery(api, 'SELECT MPNId FROM Profile');
});

afterAll(async () => {
  for (const each of running) await each.stop();
  await rm(home, { recursive: true, force: true });
});

describe('an API and workers by themselves', () => {
  test('the API alone leaves reports waiting', async () => {
    const { reportId } = await createRunNow(api, queryId);
    expect(await childrenOf(node.child.pid)).not.toContainEqual(
      expect.objectContaining({ command: expect.stringContaining('worker') }),
    );
    const path = `ScheduledReport/execution/${reportId}`;
    const waiting = onlyItem(await api.get(`${path}?executionStatus=Pending`));
    expect(waiting).toMatchObject({ attempts: 0, startedTime: null });
    refusal(await api.get(path), 404);
  });

  test('two workers share the work, and each report runs once', async () => {
    const reports = await Promise.all(Array.from({ length: 20 }, () => createRunNow(api, queryId)));
    const workers = await Promise.all([start('worker'), start('worker')]);
    for (const { reportId } of reports) {
      const execution = await completedExecution(api, reportId, 40);
      expect(execution).toMatchObject({ executionStatus: 'Completed', attempts: 1 });
      expect((await fetch(secureLink(execution))).status).toBe(200);
    }
    // With the one that waited before.
    const settled = workers.map((worker) => worker.log().match(/"settled":/g)?.length ?? 0);
    expect(settled.reduce((sum, count) => sum + count)).toBe(21);
  });
});

describe('stopping', () => {
  test('SIGTERM ends a worker and an API in order, status 0', async () => {
    const worker = await start('worker');
    expect(await worker.stop('SIGTERM')).toMatchObject({ code: 0, signal: null });
    const second = await start('api', '--port', '0');
    const ending = await second.stop('SIGTERM');
    expect(ending).toMatchObject({ code: 0, signal: null });
    expect(ending.milliseconds).toBeLessThan(5000);
  });

  test('an API that is asked to stop still answers what has begun', async () => {
    const second = await start('api', '--port', '0');
    const url = urlIn(second.greeting);
    const body = encodeForm(passwordForm(people.executive));
    const asking = request(tokenUrl(url, people.executive.tenant), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': body.length,
        Expect: '100-continue',
      },
    });
    asking.flushHeaders();
    const answered = once(asking, 'response');
    await once(asking, 'continue');
    const ending = second.stop('SIGTERM');
    await vi.waitFor(() => expect(fetch(url)).rejects.toThrow(), 5000);
    asking.end(body);
    const [answer] = (await answered) as [IncomingMessage];
    expect(answer.statusCode).toBe(200);
    expect(await json(answer)).toMatchObject({ token_type: 'Bearer' });
    expect(await ending).toMatchObject({ code: 0, signal: null });
  });
});

test('a port that is in use is told before the sample world is made', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const ended = await runCommand(['serve', '--sample', '--port', `${port}`, '--home', `${home}-2`]);
  taken.close();
  expect(ended.code).toBe(1);
  expect(ended.stderr).toBe(`Port ${port} on 127.0.0.1 is in use; choose another with --port.\n`);
});
