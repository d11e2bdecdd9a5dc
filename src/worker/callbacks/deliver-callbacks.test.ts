import { Webhook } from 'standardwebhooks';
import { expect, test, vi } from 'vitest';
import { type Logger, silentLogger } from '../../kernel/logger.ts';
import { silentTelemetry, type Telemetry } from '../../kernel/telemetry.ts';
import { callbacksWorld, START } from '../../reports/testing/callbacks-world.ts';
import { type DeliveriesOptions, startDeliveries } from './deliver-callbacks.ts';
import type { Connect } from './open-request.ts';
import { startReceiver } from './testing/receiver.ts';
import { type Recorded, recordingConnector } from './testing/recording-connector.ts';

const HOUR = 3600;

/** A world whose callbacks are delivered; `attempted` resolves with the next attempt's outcome. */
async function delivering(options: Partial<DeliveriesOptions> = {}) {
  const world = await callbacksWorld();
  const outcomes: string[] = [];
  let told = Promise.withResolvers<string>();
  const spans: object[] = [];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    span: (name, attributes, work) =>
      work((noted) => void spans.push({ name, ...attributes, ...noted })),
    callbackAttempted: ({ outcome }) => {
      outcomes.push(outcome);
      told.resolve(outcome);
      told = Promise.withResolvers();
    },
  };
  const start = () =>
    startDeliveries({
      ...{ context: world.context, logger: silentLogger, telemetry, pollMilliseconds: 1 },
      lookup: async () => [{ address: '8.8.8.8', family: 4 }],
      ...options,
    });
  const waiting = async () =>
    (await world.deliveries())
      .filter((row) => row.status === 'Pending' || row.status === 'Sending')
      .map((row) => row.next_attempt_time)
      .sort();
  /** Makes all attempts that fall due until then, each at its time, and goes there. */
  const advance = async (to: string): Promise<void> => {
    for (;;) {
      const attempted = told.promise;
      const [next] = await waiting();
      if (next === undefined || next > to) break;
      if (next > world.clock.now().toISOString()) world.clock.set(next);
      await attempted;
    }
    world.clock.set(to);
  };
  return { ...world, start, advance, outcomes, spans, attempted: () => told.promise };
}

const hoursLater = (hours: number): string =>
  new Date(Date.parse(START) + hours * HOUR * 1000).toISOString();

test('a receiver that is down for 6 hours gets every callback, and can verify each', async () => {
  const received: Recorded[] = [];
  const receiver = recordingConnector((recorded) => {
    if (clock() <= hoursLater(6)) return 503;
    received.push(recorded);
    return 204;
  });
  const world = await delivering({ connect: receiver.connect });
  const clock = () => world.clock.now().toISOString();
  const deliveries = world.start();
  for (let hour = 0; hour < 6; hour += 1) {
    await world.complete();
    await world.advance(hoursLater(hour + 1));
  }
  expect(received).toEqual([]);
  await world.advance(hoursLater(24));
  await deliveries.stop();
  const rows = await world.deliveries();
  expect(rows.map((row) => row.status)).toEqual(Array(6).fill('Delivered'));
  const ids = received.map(({ request }) => request.headers['webhook-id']).sort();
  expect(ids).toEqual(rows.map((row) => row.delivery_id).sort());
  const { secret } = await world.store.db
    .selectFrom('callback_secrets')
    .select('secret')
    .executeTakeFirstOrThrow();
  const webhook = new Webhook(secret);
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const { request } of received) {
    vi.setSystemTime(Number(request.headers['webhook-timestamp']) * 1000);
    expect(webhook.verify(request.body, request.headers)).toMatchObject({
      type: 'report.execution.completed',
    });
  }
  vi.useRealTimers();
});

test('a dead receiver is paused after 24 hours, for all to see', async () => {
  const { connect, sent } = recordingConnector(() => 500);
  const world = await delivering({ connect });
  const deliveries = world.start();
  await world.complete();
  await world.advance(hoursLater(24));
  expect(sent).toHaveLength(15);
  expect((await world.report()).callback_status).toBe('Paused');
  await world.complete();
  await world.advance(hoursLater(48));
  await deliveries.stop();
  expect((await world.deliveries()).map((row) => row.status)).toEqual(['Failed', 'Held']);
  expect(sent).toHaveLength(15);
});

test('a callback to an address inside is refused and tried again, and nothing is sent', async () => {
  const { connect, sent } = recordingConnector();
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  const world = await delivering({ connect, lookup });
  const attempted = world.attempted();
  await world.complete();
  const deliveries = world.start();
  expect(await attempted).toBe('retrying');
  await deliveries.stop();
  expect(sent).toEqual([]);
  expect((await world.attempts())[0]?.failure_reason).toContain('a loopback address');
});

/** A connector whose requests stand still until they are broken off. */
function standing() {
  const begun = Promise.withResolvers<void>();
  const connect: Connect = (_request, _addresses, signal) => {
    begun.resolve();
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  return { connect, begun: begun.promise };
}

test('stopping hands back what does not end in time, as if it had not been attempted', async () => {
  const { connect, begun } = standing();
  const world = await delivering({ connect });
  await world.complete();
  const deliveries = world.start();
  await begun;
  await deliveries.stop({ drainMilliseconds: 0 });
  expect((await world.deliveries())[0]).toMatchObject({ status: 'Pending', attempts: 0 });
  expect(await world.attempts()).toEqual([]);
});

test('stopping lets an attempt under way come to its end', async () => {
  const [begun, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { connect } = recordingConnector();
  const world = await delivering({
    connect: async (...request) => {
      begun.resolve();
      await answer.promise;
      return connect(...request);
    },
  });
  await world.complete();
  const deliveries = world.start();
  await begun.promise;
  const stopped = deliveries.stop();
  answer.resolve();
  await stopped;
  expect((await world.deliveries())[0]).toMatchObject({ status: 'Delivered', attempts: 1 });
});

test('the log of the service tells neither the query string, the password nor the answer', async () => {
  const lines: string[] = [];
  const note = (fields: object): void => void lines.push(JSON.stringify(fields));
  const logger: Logger = {
    ...{ debug: note, info: note, warn: note, error: note },
    child: (fields) => {
      note(fields);
      return logger;
    },
  };
  const { connect } = recordingConnector();
  const world = await delivering({ connect, logger });
  const callback_url = 'https://ada:hunter2@receiver.example/in?token=abc';
  await world.store.db.updateTable('reports').set({ callback_url }).execute();
  await world.complete();
  const attempted = world.attempted();
  const deliveries = world.start();
  expect(await attempted).toBe('delivered');
  await deliveries.stop();
  expect(lines.join()).toContain('https://receiver.example');
  expect(lines.join()).not.toMatch(/hunter2|token=abc|status 200/);
  expect((await world.attempts())[0]?.url).toMatch(/^https:\/\/receiver\.example\/in\/[\w-]+$/);
});

test('lines and spans name the execution, and the span what came of the attempt', async () => {
  const children: object[] = [];
  const logger: Logger = {
    ...silentLogger,
    child: (fields) => {
      children.push(fields);
      return silentLogger;
    },
  };
  const world = await delivering({ connect: recordingConnector().connect, logger });
  const { execution_id, report_id } = await world.complete();
  const attempted = world.attempted();
  const deliveries = world.start();
  await attempted;
  await deliveries.stop();
  const [row] = await world.deliveries();
  const about = {
    ...{ deliveryId: row?.delivery_id, reportId: report_id, executionId: execution_id },
    ...{ correlationId: execution_id, attempt: 1, origin: 'https://receiver.example' },
  };
  expect(children).toEqual([about]);
  expect(world.spans).toEqual([{ name: 'callback attempt', ...about, outcome: 'delivered' }]);
});

test('a receiver in the network of the operator gets callbacks where that is allowed', async () => {
  const got = Promise.withResolvers<string>();
  const url = await startReceiver((request, response) => {
    got.resolve(`${request.method} ${request.url} ${request.headers['webhook-id']}`);
    response.writeHead(204).end();
  });
  const world = await callbacksWorld({ callback_url: `${url}?key=1`, callback_method: 'GET' });
  const settled = Promise.withResolvers<string>();
  await world.complete();
  const deliveries = startDeliveries({
    context: { ...world.context, limits: { callbacksAllowPrivateNetworks: true } },
    logger: silentLogger,
    telemetry: { ...silentTelemetry, callbackAttempted: ({ outcome }) => settled.resolve(outcome) },
    pollMilliseconds: 1,
  });
  expect(await settled.promise).toBe('delivered');
  await deliveries.stop();
  const [row] = await world.deliveries();
  const sent = `GET /in?key=1&reportId=${row?.report_id} ${row?.delivery_id}`;
  expect(await got.promise).toBe(sent);
});
