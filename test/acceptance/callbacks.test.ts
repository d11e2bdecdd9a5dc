import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item, onlyItem, refusal } from './support/api.ts';
import { deliveriesOf, secretsOf, verify } from './support/callbacks.ts';
import { people } from './support/people.ts';
import { type Received, type Receiver, startReceiver } from './support/receiver.ts';
import { completedExecution, createQuery, createRunNow } from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';
import { clockOf, hoursAfter } from './support/virtual-clock.ts';

/** A real receiver on this machine, which the sample world may call. The clock waits for nobody. */
const server = serveForFile(['--clock', 'virtual']);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
let receiver: Receiver;
let api: Api;
let clock: ReturnType<typeof clockOf>;
let queryId: string;

beforeAll(async () => {
  receiver = await startReceiver();
  clock = clockOf(server().url);
  api = await apiOf('executive');
  queryId = await createQuery(api, 'SELECT MPNId FROM Profile');
});
afterAll(() => receiver.goDown());

const apiOf = async (who: keyof typeof people): Promise<Api> =>
  createApi(server().url, await signIn(server().url, people[who]));

/** A report that has run; `CallbackUrl` is added to the receiver's address. */
async function runWithCallback(path: string, more: Item = {}): Promise<Item> {
  const report = await createRunNow(api, queryId, { CallbackUrl: receiver.url + path, ...more });
  await settle();
  return report;
}

/** Until all that is due has run and was sent. */
const settle = (seconds = 1) => clock.advance({ seconds });

const receivedFor = ({ reportId }: Item): Received[] =>
  receiver.received.filter(({ url }) => url.includes(String(reportId)));

function onlyReceived(report: Item): Received {
  const [first, ...more] = receivedFor(report);
  if (!first || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} callbacks`);
  return first;
}

describe('a completed execution', () => {
  test('is told by a signed POST to <url>/<reportId> with a small JSON body', async () => {
    const report = await runWithCallback('/hook/?key=1');
    const execution = await completedExecution(api, report.reportId);
    const got = onlyReceived(report);
    expect(got).toMatchObject({ method: 'POST', url: `/hook/${report.reportId}?key=1` });
    expect(got.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(uuid),
      'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    });
    const [secret = ''] = await secretsOf(api);
    expect(verify(got, secret)).toEqual({
      type: 'report.execution.completed',
      timestamp: execution.reportGeneratedTime,
      data: {
        reportId: report.reportId,
        executionId: execution.executionId,
        executionStatus: 'Completed',
        dueTime: execution.dueTime,
        reportGeneratedTime: execution.reportGeneratedTime,
      },
    });
  });

  test('is told by a signed GET with reportId after the query string that is there', async () => {
    const report = await runWithCallback('/hook?a=b%20c&d', { CallbackMethod: 'GET' });
    const got = onlyReceived(report);
    expect(got).toMatchObject({
      ...{ method: 'GET', body: '', url: `/hook?a=b%20c&d&reportId=${report.reportId}` },
    });
    const [secret = ''] = await secretsOf(api);
    expect(verify(got, secret)).toBeUndefined();
    const bare = await runWithCallback('/hook', { CallbackMethod: 'GET' });
    expect(onlyReceived(bare).url).toBe(`/hook?reportId=${bare.reportId}`);
  });

  test('cannot be forged: the public library refuses what was altered, stale or signed by others', async () => {
    const got = onlyReceived(await runWithCallback('/forged'));
    const [secret = ''] = await secretsOf(api);
    const [foreign = ''] = await secretsOf(await apiOf('fabrikam'));
    const altered = (headers: Record<string, string>) => ({
      ...got,
      headers: { ...got.headers, ...headers },
    });
    expect(() => verify(got, secret)).not.toThrow();
    const other = got.body.replace('Completed', 'Failed');
    expect(() => verify({ ...got, body: other }, secret)).toThrow(/signature/);
    expect(() => verify(altered({ 'webhook-id': 'another' }), secret)).toThrow(/signature/);
    const later = String(Number(got.headers['webhook-timestamp']) + 60);
    expect(() => verify(altered({ 'webhook-timestamp': later }), secret)).toThrow(/signature/);
    expect(() => verify(got, foreign)).toThrow(/signature/);
    expect(() => verify(got, secret, new Date(Date.now() + 6 * 60_000))).toThrow(/too old/);
  });
});

describe('a receiver that fails', () => {
  test('is asked again under the same id, and the log tells both attempts', async () => {
    receiver.answerNext({ status: 500, body: 'out\u0007 of order '.repeat(100) });
    const report = await runWithCallback('/failing?password=secret');
    const [waiting] = await deliveriesOf(api, report.reportId, '?status=Pending');
    expect(waiting).toMatchObject({ nextAttemptTime: expect.any(String), deliveredTime: null });
    await settle(10);
    const [first, second, ...more] = receivedFor(report);
    expect(more).toEqual([]);
    expect(first?.headers['webhook-id']).toBe(waiting?.deliveryId);
    expect(second?.headers['webhook-id']).toBe(waiting?.deliveryId);
    expect(second?.body).toBe(first?.body);
    const log = await deliveriesOf(api, report.reportId);
    expect(log).toEqual([
      {
        deliveryId: waiting?.deliveryId,
        reportId: report.reportId,
        executionId: expect.stringMatching(uuid),
        eventType: 'report.execution.completed',
        deliveryStatus: 'Delivered',
        callbackMethod: 'POST',
        callbackUrl: `${receiver.url}/failing/${report.reportId}`,
        createdTime: waiting?.createdTime,
        nextAttemptTime: null,
        deliveredTime: expect.any(String),
        failureReason: null,
        attempts: [
          expect.objectContaining({ statusCode: 500, failureReason: expect.stringMatching(/500/) }),
          expect.objectContaining({ statusCode: 200, failureReason: null, excerpt: 'taken' }),
        ],
      },
    ]);
    const [earlier, later] = (log[0]?.attempts ?? []).map((one) =>
      Date.parse(String(one.attemptedTime)),
    );
    // Told in whole seconds.
    expect([4000, 5000, 6000]).toContain(Number(later) - Number(earlier));
    const excerpt = String(log[0]?.attempts[0]?.excerpt);
    expect(excerpt).toMatch(/^out of order/);
    expect(excerpt).not.toContain('\u0007');
    expect(excerpt.length).toBeLessThanOrEqual(500);
    for (const { latencyMilliseconds } of log[0]?.attempts ?? []) {
      expect(latencyMilliseconds).toBeGreaterThanOrEqual(0);
      expect(latencyMilliseconds).toBeLessThan(10_000);
    }
    expect(JSON.stringify(log)).not.toContain('secret');
  });

  test('is not followed to another address', async () => {
    receiver.answerNext({ status: 302, body: '' });
    const report = await runWithCallback('/moved');
    const [delivery] = await deliveriesOf(api, report.reportId);
    expect(delivery).toMatchObject({
      deliveryStatus: 'Pending',
      failureReason: expect.stringMatching(/302.*not followed/),
    });
  });
});

describe('by hand', () => {
  test('a test callback is sent, signed like all others', async () => {
    const report = await createRunNow(api, queryId, { CallbackUrl: `${receiver.url}/tested` });
    await settle();
    const asked = onlyItem(await api.post(`ScheduledReport/callback/test/${report.reportId}`, {}));
    expect(asked).toMatchObject({ eventType: 'report.callback.test', executionId: null });
    await settle();
    const got = receivedFor(report).find(
      ({ headers }) => headers['webhook-id'] === asked.deliveryId,
    );
    if (!got) throw new Error('no test callback came');
    const [secret = ''] = await secretsOf(api);
    expect(verify(got, secret)).toMatchObject({
      ...{ type: 'report.callback.test', data: { reportId: report.reportId } },
    });
  });

  test('without a CallbackUrl there is nothing to test: 400', async () => {
    const report = await createRunNow(api, queryId);
    refusal(await api.post(`ScheduledReport/callback/test/${report.reportId}`, {}), 400);
  });

  test('one callback is replayed under its old id', async () => {
    const report = await runWithCallback('/replayed');
    const [delivery] = await deliveriesOf(api, report.reportId);
    const path = `ScheduledReport/callback/replay/${report.reportId}`;
    await api.post(path, { DeliveryId: delivery?.deliveryId });
    await settle();
    const ids = receivedFor(report).map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([delivery?.deliveryId, delivery?.deliveryId]);
    const [replayed] = await deliveriesOf(api, report.reportId);
    expect(replayed?.attempts).toHaveLength(2);
    refusal(await api.post(path, { DeliveryId: '00000000-0000-4000-8000-00000000dead' }), 404);
    refusal(await api.post(path, {}), 400);
  });

  test('the callbacks of a span of time are replayed, and no others', async () => {
    const start = hoursAfter((await clock.read()).now, 5);
    const body = {
      ReportName: 'daily',
      QueryId: queryId,
      StartTime: start,
      RecurrenceInterval: 24,
    };
    const made = { ...body, RecurrenceCount: 3, CallbackUrl: `${receiver.url}/span` };
    const report = onlyItem(await api.post('ScheduledReport', made));
    await clock.advance({ seconds: 3 * 86_400 });
    api = await apiOf('executive');
    expect(receivedFor(report)).toHaveLength(3);
    const [, second] = (await deliveriesOf(api, report.reportId)).toReversed();
    const span = { From: hoursAfter(start, 20), To: hoursAfter(start, 30) };
    const path = `ScheduledReport/callback/replay/${report.reportId}`;
    expect(onlyItem(await api.post(path, span)).deliveryId).toBe(second?.deliveryId);
    await settle();
    const [, , , again, ...more] = receivedFor(report);
    expect(more).toEqual([]);
    expect(again?.headers['webhook-id']).toBe(second?.deliveryId);
    const from = await deliveriesOf(api, report.reportId, `?from=${span.From}&to=${span.To}`);
    expect(from.map(({ deliveryId }) => deliveryId)).toEqual([second?.deliveryId]);
  });
});

describe('who sees what', () => {
  test.each(['viewer', 'seattle'] as const)(
    '%s may neither read nor rotate the secret',
    async (who) => {
      const other = await apiOf(who);
      expect(refusal(await other.get('CallbackSecret'), 403)).toMatch(/whole partner account/);
      refusal(await other.post('CallbackSecret/rotate', {}), 403);
    },
  );

  test("another user's report is a 404, whatever is asked of its callbacks", async () => {
    const { reportId } = await runWithCallback('/private');
    const [delivery] = await deliveriesOf(api, reportId);
    for (const who of ['viewer', 'fabrikam'] as const) {
      const other = await apiOf(who);
      const path = 'ScheduledReport/callback';
      refusal(await other.get(`${path}/${reportId}`), 404);
      refusal(await other.post(`${path}/test/${reportId}`, {}), 404);
      const body = { DeliveryId: delivery?.deliveryId };
      refusal(await other.post(`${path}/replay/${reportId}`, body), 404);
      refusal(await other.put(`${path}/resume/${reportId}`), 404);
    }
    expect(onlyReceived({ reportId }).method).toBe('POST');
  });
});

test('a rotated secret signs beside the new one for 24 hours', async () => {
  const [old = ''] = await secretsOf(api);
  const rotated = await api.post('CallbackSecret/rotate', {});
  const secrets = rotated.value.map(({ secret }) => String(secret));
  expect(secrets).toEqual([expect.not.stringContaining(old), old]);
  expect(await secretsOf(api)).toEqual(secrets);
  const both = onlyReceived(await runWithCallback('/rotated'));
  for (const secret of secrets) expect(() => verify(both, secret)).not.toThrow();
  await clock.advance({ seconds: 25 * 3600 });
  api = await apiOf('executive');
  const [fresh = '', ...more] = await secretsOf(api);
  expect([fresh, ...more]).toEqual(secrets.slice(0, 1));
  const one = onlyReceived(await runWithCallback('/rotated'));
  expect(() => verify(one, fresh)).not.toThrow();
  expect(() => verify(one, old)).toThrow(/signature/);
});
