import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Api, createApi, onlyItem, refusal } from './support/api.ts';
import { deliveriesOf } from './support/callbacks.ts';
import { people } from './support/people.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';
import { createQuery, createRunNow, scheduledReport } from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

/** As in operation: callbacks go to public addresses only. */
const server = serveForFile([], { INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'false' });
let receiver: Receiver;
let api: Api;
let queryId: string;

beforeAll(async () => {
  receiver = await startReceiver();
  api = createApi(server().url, await signIn(server().url, people.executive));
  queryId = await createQuery(api, 'SELECT MPNId FROM Profile');
});
afterAll(() => receiver.goDown());

/** Names of this machine that stand for 127.0.0.1, other than localhost. */
async function loopbackNames(): Promise<string[]> {
  const hosts = readFileSync('/etc/hosts', 'utf8')
    .split('\n')
    .filter((line) => /^\s*127\./.test(line))
    .flatMap((line) => line.trim().split(/\s+/).slice(1));
  const names = [hostname(), 'localhost.localdomain', ...hosts];
  const found = await Promise.all(
    names.map(async (name) => {
      const all = await lookup(name, { all: true }).catch(() => []);
      return all.some(({ address }) => address === '127.0.0.1') ? name : '';
    }),
  );
  return found.filter((name) => name !== '' && !/(^|\.)localhost$/.test(name));
}

const [loopbackName] = await loopbackNames();

describe('a CallbackUrl that leads into the network of the service', () => {
  test.each([
    ['http://169.254.169.254/', /169\.254\.169\.254 is a link-local address/],
    ['http://[::ffff:10.0.0.1]/', /is a private address/],
    ['http://[::1]/hook', /::1 is a loopback address/],
    ['http://[fd00::1]/', /is a unique-local address/],
    ['http://localhost:1/', /localhost is a loopback address/],
    ['http://2130706433/', /127\.0\.0\.1 is a loopback address/],
    ['http://0x7f.1/', /127\.0\.0\.1 is a loopback address/],
    ['https://192.168.1.1/hook', /192\.168\.1\.1 is a private address/],
    ['http://0.0.0.0/', /0\.0\.0\.0 is an unspecified address/],
  ])('is refused at once: %s', async (CallbackUrl, reason) => {
    const body = { ...scheduledReport(queryId), CallbackUrl };
    const told = refusal(await api.post('ScheduledReport', body), 400);
    expect(told).toMatch(reason);
    expect(told).toContain('INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS');
  });

  test('is refused by an update too, also with a receiver there', async () => {
    const made = onlyItem(await api.post('ScheduledReport', scheduledReport(queryId)));
    const CallbackUrl = `${receiver.url}/hook`;
    const changed = await api.put(`ScheduledReport/${made.reportId}`, { CallbackUrl });
    expect(refusal(changed, 400)).toMatch(/127\.0\.0\.1 is a loopback address/);
    expect(receiver.connections()).toBe(0);
  });

  test.skipIf(loopbackName === undefined)(
    'is found out when its name is resolved, before any connection is made',
    async () => {
      const CallbackUrl = `http://${loopbackName}:${receiver.port}/hook`;
      const { reportId } = await createRunNow(api, queryId, { CallbackUrl });
      const [delivery] = await vi.waitFor(
        async () => {
          const log = await deliveriesOf(api, reportId);
          expect(log[0]?.attempts.length).toBeGreaterThan(0);
          return log;
        },
        { timeout: 20_000, interval: 100 },
      );
      expect(delivery?.attempts[0]).toMatchObject({
        ...{ statusCode: null, excerpt: null },
        failureReason: expect.stringMatching(/stands for a loopback address.*not sent/),
      });
      expect(receiver.connections()).toBe(0);
      // The receiver was there all along.
      expect((await fetch(`http://${loopbackName}:${receiver.port}/`)).status).toBe(200);
      expect(receiver.connections()).toBe(1);
    },
  );
});
