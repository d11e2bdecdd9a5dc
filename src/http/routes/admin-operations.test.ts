import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessWorld, accessWorld } from '../testing/access-world.ts';
import { NOW, TENANT } from '../testing/http-world.ts';

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
  const { body } = await world.as('executive', {
    ...{ method: 'POST', url: 'ScheduledReport' },
    body: { ReportName: 'Daily', QueryId: SYSTEM_QUERY, ExecuteNow: true },
  });
  reportId = body.value[0].reportId;
  await world.store.db
    .updateTable('executions')
    .set({ status: 'Failed', started_time: NOW, ended_time: NOW, failure_reason: 'Too slow.' })
    .where('report_id', '=', reportId)
    .execute();
  await world.store.db
    .updateTable('reports')
    .set({ callback_url: 'https://receiver.example/in?key=secret', callback_failures: 2 })
    .set({ callback_failing_since_time: NOW })
    .where('report_id', '=', reportId)
    .execute();
});
afterAll(() => world[Symbol.asyncDispose]());

const SYSTEM_QUERY = '6664daf3-c161-423a-92a1-0ea6db2c0384';
let reportId: string;

const get = async (path: string) => {
  const { status, body, headers } = await world.as('operator', {
    ...{ method: 'GET', url: `/admin/${path}` },
  });
  return { status, value: body.value, body, headers };
};

describe('what operators see of the work', () => {
  test('the queue, by lane', async () => {
    const { value, headers } = await get('queue');
    expect(headers['cache-control']).toBe('no-store');
    expect(value).toMatchObject([
      {
        asOfTime: NOW,
        lanes: [
          { lane: 'small', ready: 0, running: 0 },
          { lane: 'large', ready: 0, running: 0 },
        ],
        callbacks: { pending: 0, sending: 0, held: 0, failed: 0 },
      },
    ]);
  });

  test('no worker where none runs', async () => {
    expect((await get('workers')).value).toEqual([]);
  });

  test('throughput and lateness', async () => {
    const { value } = await get(`throughput?intervalMinutes=15&from=2026-03-01T12:00:00Z`);
    expect(value).toEqual([
      {
        ...{ time: NOW, completed: 0, failed: 1, skipped: 0, cancelled: 0 },
        lateness: { p50: 0, p95: 0, max: 0 },
      },
    ]);
    expect((await get('throughput?intervalMinutes=7')).status).toBe(400);
  });

  test('failures, in pages whose links lead on', async () => {
    const { value, body } = await get('failures?limit=1');
    expect(value).toMatchObject([
      {
        ...{ reportId, reportName: 'Daily', tenantId: TENANT, partnerName: 'Contoso' },
        ...{ executionStatus: 'Failed', failureReason: 'Too slow.', endedTime: NOW },
      },
    ]);
    expect(value[0]).not.toHaveProperty('query');
    expect(body.nextLink).toBeNull();
    await world.store.db
      .insertInto('executions')
      .columns(['execution_id', 'report_id', 'due_time', 'status', 'attempts', 'fence'])
      .columns(['ready_time', 'account_id', 'lane', 'ended_time', 'file_parts', 'link_generation'])
      .values({
        ...{ execution_id: crypto.randomUUID(), report_id: reportId, due_time: 'x', fence: 1 },
        ...{ status: 'Failed', attempts: 1, ready_time: NOW, account_id: 'a', lane: 'small' },
        ...{ ended_time: '2026-03-01T11:00:00.000Z', file_parts: 1, link_generation: 0 },
      })
      .execute();
    const first = await get('failures?limit=1&reason=');
    const next = new URL(first.body.nextLink);
    expect(next.pathname).toBe('/admin/failures');
    const second = await get(`failures${next.search}`);
    expect(second.value).toMatchObject([{ endedTime: '2026-03-01T11:00:00.000Z' }]);
    expect(second.body.nextLink).toBeNull();
  });

  test('failing receivers', async () => {
    expect((await get('callback-receivers')).value).toMatchObject([
      {
        reportId,
        callbackUrl: 'https://receiver.example/in',
        failures: 2,
        callbackStatus: 'Active',
      },
    ]);
  });

  test('the audit trail, also with the newest first', async () => {
    const times = async (order: string) =>
      (await get(`audit?limit=1000&to=2099-01-01&order=${order}`)).value.map(
        ({ eventTime, eventId }: { eventTime: string; eventId: string }) =>
          `${eventTime} ${eventId}`,
      );
    const newest = await times('newest');
    expect(newest.length).toBeGreaterThan(3);
    expect(newest).toEqual([...newest].sort().reverse());
    const first = (await get('audit?limit=2&order=newest')).body;
    const second = (await get(`audit${new URL(first.nextLink).search}`)).value;
    expect(second[0].eventTime <= first.value[1].eventTime).toBe(true);
    expect((await get('audit?order=middle')).status).toBe(400);
  });
});
