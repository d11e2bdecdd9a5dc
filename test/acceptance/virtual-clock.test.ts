import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item, onlyItem, readEnvelope, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';
import { clockOf, hoursAfter } from './support/virtual-clock.ts';

const server = serveForFile(['--clock', 'virtual']);
let api: Api;
let clock: ReturnType<typeof clockOf>;
let queryId: string;

beforeAll(async () => {
  clock = clockOf(server().url);
  await signInAgain();
  queryId = await createQuery(api, 'SELECT MPNId FROM Profile');
});

/** After the clock has moved on, earlier tokens have expired. */
async function signInAgain(): Promise<void> {
  api = createApi(server().url, await signIn(server().url, people.executive));
}

async function createDaily(more: Item = {}): Promise<{ reportId: string; start: string }> {
  const start = hoursAfter((await clock.read()).now, 5);
  const body = { ReportName: 'daily', QueryId: queryId, StartTime: start, RecurrenceInterval: 24 };
  const answer = await api.post('ScheduledReport', { ...body, RecurrenceCount: 3, ...more });
  return { reportId: String(onlyItem(answer).reportId), start };
}

describe('advancing', () => {
  test('plays a daily report: each of its due times has run when the answer comes', async () => {
    const { reportId, start } = await createDaily();
    const { now } = await clock.read();
    const advanced = await clock.advance({ to: hoursAfter(now, 5 * 24) });
    expect(advanced).toMatchObject({ steps: 3, executions: 3, deliveries: 0 });
    expect(Date.parse(advanced.now)).toBeGreaterThanOrEqual(Date.parse(hoursAfter(now, 120)));
    await signInAgain();
    const { value } = await api.get(
      `ScheduledReport/execution/${reportId}?getLatestExecution=false`,
    );
    const completed = { executionStatus: 'Completed', attempts: 1 };
    expect(value).toEqual(
      [48, 24, 0].map((hours) =>
        expect.objectContaining({
          ...completed,
          dueTime: hoursAfter(start, hours),
          startedTime: hoursAfter(start, hours),
        }),
      ),
    );
    const report = onlyItem(await api.get(`ScheduledReport?reportId=${reportId}`));
    expect(report.reportStatus).toBe('Inactive');
  });

  test('delivers the callbacks that fall due on the way', async () => {
    await signInAgain();
    const called: string[] = [];
    const receiver = createServer((request, response) => {
      called.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    try {
      await once(receiver, 'listening');
      const { port } = receiver.address() as AddressInfo;
      const CallbackUrl = `http://127.0.0.1:${port}/hook`;
      const { reportId } = await createDaily({ CallbackUrl });
      expect(await clock.advance({ seconds: 3 * 86_400 })).toMatchObject({
        ...{ executions: 3, deliveries: 3 },
      });
      expect(called).toEqual(Array(3).fill(`/hook/${reportId}`));
    } finally {
      receiver.close();
    }
  });

  test.each([
    ['nothing', {}, /exactly one/],
    ['both', { seconds: 1, to: '2099-01-01T00:00:00Z' }, /exactly one/],
    ['no time at all', { seconds: 0 }, /more than 0/],
    ['a time that is past', { to: '2020-01-01T00:00:00Z' }, /does not go back/],
    ['a time that is none', { to: 'tomorrow' }, /UTC time such as/],
    ['a leap of a century', { seconds: 3_200_000_000 }, /10 years/],
  ])('by %s is refused with the reason', async (_, body, reason) => {
    const before = await clock.read();
    const answer = await api.send('POST', '/admin/clock/advance', { body });
    expect(refusal(answer, 400)).toMatch(reason);
    const passed = Date.parse((await clock.read()).now) - Date.parse(before.now);
    expect(passed).toBeLessThan(60_000);
  });

  test.each(['advance', 'freeze', 'resume'])(
    'the form of a web page can not make it %s',
    async (what) => {
      const body = new URLSearchParams({ seconds: '10' });
      const response = await fetch(`${server().url}/admin/clock/${what}`, { method: 'POST', body });
      const answer = readEnvelope(response.status, response.headers, await response.text());
      expect(refusal(answer, 400)).toContain('application/json');
    },
  );
});

describe('what obeys the clock', () => {
  test('an access token expires', async () => {
    await signInAgain();
    expect((await api.get('ScheduledDataset')).statusCode).toBe(200);
    await clock.advance({ seconds: 59 * 60 });
    expect((await api.get('ScheduledDataset')).statusCode).toBe(200);
    await clock.advance({ seconds: 3 * 60 });
    expect(refusal(await api.get('ScheduledDataset'), 401)).toMatch(/expired/i);
  });

  test('a download link expires, and after 30 days the file is gone', async () => {
    await signInAgain();
    const { reportId } = await createRunNow(api, queryId);
    const link = secureLink(await completedExecution(api, reportId));
    expect((await fetch(link)).status).toBe(200);
    await clock.advance({ seconds: 25 * 3600 });
    expect((await fetch(link)).status).toBe(403);
    await signInAgain();
    const fresh = await completedExecution(api, reportId);
    expect((await fetch(secureLink(fresh))).status).toBe(200);
    await clock.advance({ seconds: 30 * 86_400 });
    await signInAgain();
    const kept = onlyItem(await api.get(`ScheduledReport/execution/${reportId}`));
    expect(kept).toMatchObject({ executionStatus: 'Completed', reportAccessSecureLink: null });
  });
});

test('frozen it stands still until it is resumed; advancing moves it all the same', async () => {
  await signInAgain();
  const { now } = await clock.freeze();
  const start = await createRunNow(api, queryId);
  const execution = await completedExecution(api, start.reportId);
  expect(execution).toMatchObject({ startedTime: now, reportGeneratedTime: now });
  expect(await clock.read()).toEqual({ mode: 'virtual', now, frozen: true });
  const later = hoursAfter(now, 1);
  expect(await clock.advance({ to: later })).toMatchObject({ now: later, frozen: true });
  expect(await clock.read()).toMatchObject({ now: later, frozen: true });
  expect(await clock.resume()).toMatchObject({ frozen: false });
});

test('another process of the home goes by the same clock', async () => {
  const { now } = await clock.freeze();
  const args = ['--home', server().home, '--clock', 'virtual', '--log-level', 'warn'];
  const second = await startProcess(['api', '--port', '0', ...args], server().env);
  try {
    expect(await clockOf(urlIn(second.greeting)).read()).toMatchObject({ now, frozen: true });
  } finally {
    await second.stop();
    await clock.resume();
  }
});

describe('without --clock virtual', () => {
  test('there is no such address', async () => {
    const second = await startProcess(
      ['api', '--home', server().home, '--port', '0'],
      server().env,
    );
    try {
      const there = createApi(urlIn(second.greeting));
      refusal(await there.send('GET', '/admin/clock'), 404);
      refusal(await there.send('POST', '/admin/clock/advance', { body: { seconds: 1 } }), 404);
    } finally {
      await second.stop();
    }
  });

  test.each(['serve', 'api', 'worker'])(
    '%s refuses it in a home that is no sample world',
    async (command) => {
      const home = await mkdtemp(join(tmpdir(), 'insights-own-'));
      try {
        const ended = await runCommand([command, '--clock', 'virtual', '--home', home], {
          env: { INSIGHTS_PORT: '0' },
        });
        expect(ended).toMatchObject({ code: 1, stdout: '' });
        expect(ended.stderr).toMatch(/virtual clock is only for the sample world/);
      } finally {
        await rm(home, { recursive: true });
      }
    },
  );
});
