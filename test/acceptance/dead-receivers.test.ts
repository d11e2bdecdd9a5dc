import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, createApi, type Item, onlyItem, refusal } from './support/api.ts';
import { deliveriesOf, secretsOf, verify } from './support/callbacks.ts';
import { people } from './support/people.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';
import { createQuery } from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';
import { clockOf, hoursAfter } from './support/virtual-clock.ts';

/** Receivers that are down for hours and days, on the virtual clock. */
const server = serveForFile(['--clock', 'virtual']);
let clock: ReturnType<typeof clockOf>;
let receiver: Receiver;

beforeEach(async () => {
  clock = clockOf(server().url);
  receiver = await startReceiver();
});
afterEach(() => receiver.goDown());

/** Tokens expire while the clock is moved. */
const api = async (): Promise<Api> =>
  createApi(server().url, await signIn(server().url, people.executive));

/** A daily report that is due for the first time in 5 hours. */
async function createDaily(name: string, count: number): Promise<Item & { startTime: string }> {
  const partner = await api();
  const report = onlyItem(
    await partner.post('ScheduledReport', {
      ReportName: name,
      QueryId: await createQuery(partner, 'SELECT MPNId FROM Profile'),
      StartTime: hoursAfter((await clock.read()).now, 5),
      RecurrenceInterval: 24,
      RecurrenceCount: count,
      CallbackUrl: `${receiver.url}/hook`,
    }),
  );
  return { ...report, startTime: String(report.startTime) };
}

const reportNow = async ({ reportId }: Item): Promise<Item> =>
  onlyItem(await (await api()).get(`ScheduledReport?reportId=${reportId}`));

const receivedIds = (): (string | undefined)[] =>
  receiver.received.map(({ headers }) => headers['webhook-id']);

test('after 6 hours without a receiver every callback arrives, once and rightly signed', async () => {
  const reports = await Promise.all(['a', 'b', 'c'].map((name) => createDaily(name, 1)));
  await receiver.goDown();
  const [{ startTime }] = reports as [Item & { startTime: string }];
  await clock.advance({ to: hoursAfter(startTime, 6) });
  const partner = await api();
  for (const { reportId } of reports) {
    expect(onlyItem(await partner.get(`ScheduledReport/execution/${reportId}`))).toMatchObject({
      ...{ executionStatus: 'Completed', attempts: 1 },
    });
    const [waiting] = await deliveriesOf(partner, reportId);
    expect(waiting).toMatchObject({
      deliveryStatus: 'Pending',
      failureReason: expect.stringMatching(/refused the connection/),
    });
    expect(waiting?.attempts.length).toBeGreaterThan(5);
  }
  await receiver.comeBack();
  await clock.advance({ seconds: 3 * 3600 });
  const [secret = ''] = await secretsOf(await api());
  const told = receiver.received.map((one) => verify(one, secret));
  expect(told).toHaveLength(3);
  expect(told).toEqual(
    expect.arrayContaining(
      reports.map(({ reportId }) => ({
        ...{ type: 'report.execution.completed', timestamp: expect.any(String) },
        data: expect.objectContaining({ reportId, executionStatus: 'Completed' }),
      })),
    ),
  );
  for (const { reportId } of reports) {
    const [delivery] = await deliveriesOf(await api(), reportId);
    expect(delivery).toMatchObject({ deliveryStatus: 'Delivered', failureReason: null });
    expect(receivedIds()).toContain(delivery?.deliveryId);
  }
});

test('a receiver that is dead for more than a day is paused, which shows; resumed, it gets what was held', async () => {
  const report = await createDaily('dead', 5);
  await receiver.goDown();
  await clock.advance({ to: hoursAfter(report.startTime, 23) });
  expect(await reportNow(report)).toMatchObject({ callbackStatus: 'Active' });
  await clock.advance({ to: hoursAfter(report.startTime, 3 * 24 + 1) });
  const paused = await reportNow(report);
  expect(paused).toMatchObject({ reportStatus: 'Active', callbackStatus: 'Paused' });
  const partner = await api();
  const log = await deliveriesOf(partner, report.reportId);
  // The first one's plan is at its end; the others wait for the receiver.
  expect(log.map(({ deliveryStatus }) => deliveryStatus)).toEqual([
    ...['Held', 'Held', 'Held', 'Failed'],
  ]);
  expect(log[0]?.attempts).toEqual([]);
  const path = `ScheduledReport/callback/replay/${report.reportId}`;
  const oldest = { DeliveryId: log.at(-1)?.deliveryId };
  expect(refusal(await partner.post(path, oldest), 400)).toMatch(/resume/i);

  await receiver.comeBack();
  const resumed = await partner.put(`ScheduledReport/callback/resume/${report.reportId}`);
  expect(onlyItem(resumed)).toMatchObject({ callbackStatus: 'Active' });
  await partner.post(path, oldest);
  await clock.advance({ seconds: 60 });
  expect(receivedIds().sort()).toEqual(log.map(({ deliveryId }) => deliveryId).sort());
  const [secret = ''] = await secretsOf(partner);
  for (const one of receiver.received) expect(() => verify(one, secret)).not.toThrow();
  const after = await deliveriesOf(partner, report.reportId, '?status=Delivered');
  expect(after).toHaveLength(4);
});

test('an update to another address resumes them too', async () => {
  const report = await createDaily('moved', 2);
  await receiver.goDown();
  await clock.advance({ to: hoursAfter(report.startTime, 25) });
  expect(await reportNow(report)).toMatchObject({ callbackStatus: 'Paused' });
  const other = await startReceiver();
  try {
    const partner = await api();
    const CallbackUrl = `${other.url}/new`;
    const changed = await partner.put(`ScheduledReport/${report.reportId}`, { CallbackUrl });
    expect(onlyItem(changed)).toMatchObject({ callbackStatus: 'Active' });
    await clock.advance({ seconds: 60 });
    expect(other.received.map(({ url }) => url)).toContain(`/new/${report.reportId}`);
  } finally {
    await other.goDown();
    await receiver.comeBack();
  }
});
