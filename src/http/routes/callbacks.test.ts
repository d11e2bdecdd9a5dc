import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAuditEvents } from '../../store/audit-events.ts';
import { type CallbacksHttpWorld, callbacksHttpWorld } from '../testing/callbacks-http-world.ts';
import { NOW } from '../testing/http-world.ts';

let world: CallbacksHttpWorld;
beforeAll(async () => {
  world = await callbacksHttpWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const create = (change?: object) => world.create(change);
const reportWithCallback = (change?: object) => world.reportWithCallback(change);
const attemptAll = (statusCode: number) => world.attemptAll(statusCode);

const list = async (reportId: string, query = '') =>
  (await world.call('GET', `ScheduledReport/callback/${reportId}${query}`)).body;

describe('the log', () => {
  test('shows every attempt, without what may be secret', async () => {
    const reportId = await reportWithCallback();
    await attemptAll(503);
    const log = await list(` ${reportId}`.replace(' ', '%20'));
    expect(log).toMatchObject({
      ...{ totalCount: 1, message: 'Callbacks fetched successfully' },
      value: [
        {
          ...{ reportId, eventType: 'report.execution.completed', deliveryStatus: 'Pending' },
          ...{ callbackMethod: 'POST', createdTime: '2026-03-01T12:00:00Z', deliveredTime: null },
          ...{ nextAttemptTime: '2026-03-01T12:00:05Z' },
          callbackUrl: `https://receiver.example/in/${reportId}`,
          failureReason: 'The receiver answered 503.',
          attempts: [
            {
              ...{ attemptedTime: '2026-03-01T12:00:00Z', statusCode: 503 },
              ...{ latencyMilliseconds: 7, excerpt: 'text' },
              callbackUrl: `https://receiver.example/in/${reportId}`,
              failureReason: 'The receiver answered 503.',
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(log)).not.toMatch(/key=1|ada:pw/);
    world.clock.set(NOW);
  });

  test('is narrowed by status and time', async () => {
    const reportId = await reportWithCallback();
    const count = async (query: string) => (await list(reportId, query)).totalCount;
    expect(await count('?status=pending;held')).toBe(1);
    expect(await count('?status=Failed')).toBe(0);
    expect(await count('?from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:01Z')).toBe(1);
    expect(await count('?from=2026-03-01T12:00:01Z')).toBe(0);
    expect(await count('?to=2026-03-01T12:00:00Z')).toBe(0);
  });

  test.each([
    [
      '?status=lost',
      'status must be one of Pending, Sending, Delivered, Failed, Held; it is "lost".',
    ],
    ['?from=soon', 'from must be a UTC time such as 2026-03-01T04:00:00Z; it is "soon".'],
  ])('refuses %s', async (query, message) => {
    expect(await list(await reportWithCallback(), query)).toMatchObject({
      statusCode: 400,
      message,
    });
  });
});

describe('replay', () => {
  const replay = (reportId: string, body: object) =>
    world.call('POST', `ScheduledReport/callback/replay/${reportId}`, { body });

  test('sends one again under its id, to the address of now', async () => {
    const reportId = await reportWithCallback();
    await attemptAll(200);
    const before = (await list(reportId)).value[0];
    expect(before.deliveryStatus).toBe('Delivered');
    await world.store.db
      .updateTable('reports')
      .set({ callback_url: 'https://new.example/' })
      .where('report_id', '=', reportId)
      .execute();
    const { body } = await replay(reportId, { deliveryId: ` ${before.deliveryId} ` });
    expect(body).toMatchObject({
      message: 'Callbacks will be sent again',
      value: [
        {
          ...{ deliveryId: before.deliveryId, deliveryStatus: 'Pending', deliveredTime: null },
          callbackUrl: `https://new.example/${reportId}`,
        },
      ],
    });
    await attemptAll(200);
    const after = (await list(reportId)).value[0];
    expect(after).toMatchObject({ deliveryStatus: 'Delivered', deliveryId: before.deliveryId });
    expect(after.attempts).toHaveLength(2);
  });

  test('sends a span of time again, but no tests', async () => {
    const reportId = await reportWithCallback();
    await world.call('POST', `ScheduledReport/callback/test/${reportId}`);
    await attemptAll(200);
    const span = { From: '2026-03-01T12:00:00Z', To: '2026-03-01T12:00:01Z' };
    const { body } = await replay(reportId, span);
    expect(body).toMatchObject({ totalCount: 1, value: [{ deliveryStatus: 'Pending' }] });
    const none = await replay(reportId, {
      ...span,
      From: '2026-02-01T12:00:00Z',
      To: '2026-03-01T12:00:00Z',
    });
    expect([none.status, none.headers['x-error-code']]).toEqual([404, 'deliveries_not_found']);
    const backwards = await replay(reportId, { From: span.To, To: span.From });
    expect([backwards.status, backwards.body.message]).toEqual([400, 'to must be after from.']);
    await attemptAll(200);
  });

  test.each([
    {},
    { From: '2026-03-01T12:00:00Z' },
    { DeliveryId: 'x', From: '2026-03-01T12:00:00Z', To: '2026-03-02T12:00:00Z' },
  ])('refuses %j', async (body) => {
    const answer = await replay(await reportWithCallback(), body);
    expect([answer.status, answer.headers['x-error-code']]).toEqual([400, 'replay_choice']);
  });

  test('does not touch what is under way', async () => {
    const reportId = await reportWithCallback({ CallbackUrl: 'https://alone.example/' });
    const { deliveryId } = (await list(reportId)).value[0];
    await world.store.db
      .updateTable('deliveries')
      .set({ status: 'Sending', fence: 1, lease_expires_time: '2026-03-01T12:00:30.000Z' })
      .where('delivery_id', '=', deliveryId)
      .execute();
    const { body } = await replay(reportId, { DeliveryId: deliveryId });
    expect(body.value[0].deliveryStatus).toBe('Sending');
    expect((await list(reportId)).value[0].deliveryStatus).toBe('Sending');
  });
});

describe('a paused receiver', () => {
  const paused = async (): Promise<string> => {
    await attemptAll(200);
    const reportId = await reportWithCallback();
    await attemptAll(410);
    const [failed] = (await list(reportId)).value;
    expect(failed.deliveryStatus).toBe('Failed');
    return reportId;
  };
  const status = async (reportId: string) =>
    (await world.call('GET', `ScheduledReport?reportId=${reportId}`)).body.value[0].callbackStatus;

  test('is seen on the report, and nothing is replayed to it', async () => {
    const reportId = await paused();
    expect(await status(reportId)).toBe('Paused');
    const answer = await world.call('POST', `ScheduledReport/callback/replay/${reportId}`, {
      body: { From: '2026-03-01T00:00:00Z', To: '2026-03-02T00:00:00Z' },
    });
    expect([answer.status, answer.headers['x-error-code']]).toEqual([400, 'callback_paused']);
  });

  test('is resumed, and gets what was held', async () => {
    const reportId = await paused();
    await world.store.db
      .updateTable('deliveries')
      .set({ status: 'Held' })
      .where('report_id', '=', reportId)
      .execute();
    const { body } = await world.call('PUT', `ScheduledReport/callback/resume/${reportId}`);
    expect(body).toMatchObject({
      message: 'Callbacks resumed successfully',
      value: [{ reportId, callbackStatus: 'Active' }],
    });
    expect((await list(reportId)).value[0].deliveryStatus).toBe('Pending');
    expect(await status(reportId)).toBe('Active');
  });

  test('is resumed by a test that it takes, and not by one that it does not', async () => {
    const reportId = await paused();
    const sendTest = () => world.call('POST', `ScheduledReport/callback/test/${reportId}`);
    expect((await sendTest()).body).toMatchObject({
      message: 'A test callback will be sent',
      value: [{ eventType: 'report.callback.test', executionId: null, deliveryStatus: 'Pending' }],
    });
    const second = await sendTest();
    expect([second.status, second.headers['x-error-code']]).toEqual([400, 'test_under_way']);
    await attemptAll(500);
    expect((await list(reportId, '?status=Failed')).totalCount).toBe(2);
    expect(await status(reportId)).toBe('Paused');
    await sendTest();
    await attemptAll(204);
    expect(await status(reportId)).toBe('Active');
  });
});

test('who tests, replays and resumes is on record', async () => {
  const reportId = await reportWithCallback();
  const call = (method: 'POST' | 'PUT', path: string, body?: object) =>
    world.call(method, `ScheduledReport/callback/${path}/${reportId}`, body && { body });
  const resume = () => call('PUT', 'resume');
  // One that is not paused: nothing changes.
  await resume();
  const { deliveryId } = (await call('POST', 'test')).body.value[0];
  await attemptAll(410);
  await resume();
  const span = { From: '2026-03-01T00:00:00Z', To: '2026-03-02T00:00:00Z' };
  await call('POST', 'replay', { ...span, To: '2026-02-01T00:00:00Z', From: span.To });
  await call('POST', 'replay', span);
  const events = await findAuditEvents(world.store.db, { target: reportId, limit: 10 });
  const told = events.map(({ action, actor_name, detail }) => [action, actor_name, detail]);
  const ofCallbacks = told.filter(([action]) => String(action).startsWith('callback.'));
  expect(ofCallbacks).toHaveLength(3);
  expect(ofCallbacks).toEqual(
    expect.arrayContaining([
      ['callback.test', 'exec@contoso.example', JSON.stringify({ deliveryId })],
      ['callback.resume', 'exec@contoso.example', '{}'],
      ['callback.replay', 'exec@contoso.example', '{"deliveries":1}'],
    ]),
  );
});

test.each([
  ['GET', 'callback'],
  ['POST', 'callback/replay'],
  ['POST', 'callback/test'],
  ['PUT', 'callback/resume'],
] as const)('%s %s knows no report of another user', async (method, path) => {
  const reportId = await reportWithCallback();
  const url = `ScheduledReport/${path}/${reportId}`;
  const body = { From: '2026-03-01T00:00:00Z', To: '2026-03-02T00:00:00Z' };
  const options = method === 'POST' ? { user: 'viewer', body } : { user: 'viewer' };
  const answer = await world.call(method, url, options);
  expect([answer.status, answer.headers['x-error-code']]).toEqual([404, 'report_not_found']);
});

test('a report without a CallbackUrl has nobody to test', async () => {
  const { reportId } = (await create({ CallbackUrl: null })).body.value[0];
  const answer = await world.call('POST', `ScheduledReport/callback/test/${reportId}`);
  expect(answer.body.message).toContain('has no CallbackUrl');
});

test.each(['http://169.254.169.254/', 'http://[::ffff:10.0.0.1]/', 'http://localhost:8080/'])(
  'a report with the CallbackUrl %s is refused',
  async (CallbackUrl) => {
    const { status, body } = await create({ CallbackUrl });
    expect(status).toBe(400);
    expect(body.message).toContain('where callbacks are not sent');
  },
);
