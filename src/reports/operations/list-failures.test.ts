import { expect, test } from 'vitest';
import { randomId } from '../../kernel/ids.ts';
import { describeStores, temporaryStore } from '../../store/store.fixture.ts';
import { listFailingReceivers } from './list-failing-receivers.ts';
import { listFailures } from './list-failures.ts';
import {
  ago,
  deliveryRow,
  ended,
  operationsWorld,
  reportRow,
  TENANT,
} from './operations.fixture.ts';

const failed = (at: number, reason = 'The disk of the service is full.') =>
  ended(at, 0, { status: 'Failed', failure_reason: reason });

describeStores((openStore) => {
  test('failures of the last day come, the newest first, with what they are of', async () => {
    const executions = [failed(300), failed(60), failed(90_000), ended(30, 0)];
    const world = await operationsWorld(openStore, { executions });
    const { items, next } = await listFailures(world, {});
    expect(next).toBeNull();
    expect(items.map(({ endedTime }) => endedTime)).toEqual([ago(60), ago(300)]);
    expect(items[0]).toMatchObject({
      ...{ executionStatus: 'Failed', reportName: 'Seats', partnerName: 'Contoso' },
      ...{ tenantId: TENANT, failureReason: 'The disk of the service is full.', attempts: 1 },
      correlationId: items[0]?.executionId,
    });
    expect(JSON.stringify(items)).not.toContain('SELECT');
  });

  test('every one comes once, page by page, also of one instant', async () => {
    const executions = Array.from({ length: 7 }, (_, at) => failed(at < 4 ? 60 : 120));
    const world = await operationsWorld(openStore, { executions });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listFailures(world, { limit: 3, after });
      seen.push(...page.items.map(({ executionId }) => executionId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen)).toEqual(new Set(executions.map((row) => row.execution_id)));
    expect(seen).toHaveLength(7);
  });

  test('they are chosen by partner, by part of the reason, and by how they ended', async () => {
    const other = reportRow({ report_id: 'r2', tenant_id: randomId(), name: 'Other' });
    const skipped = ended(90, 0, { status: 'Skipped', failure_reason: '100% caught up.' });
    const executions = [failed(60), { ...failed(70, 'Too slow.'), report_id: 'r2' }, skipped];
    const world = await operationsWorld(openStore, { reports: [reportRow(), other], executions });
    const reasons = async (input: Parameters<typeof listFailures>[1]) =>
      (await listFailures(world, input)).items.map(({ failureReason }) => failureReason);
    expect(await reasons({ tenantId: other.tenant_id })).toEqual(['Too slow.']);
    expect(await reasons({ reason: 'SLOW' })).toEqual(['Too slow.']);
    expect(await reasons({ reason: '100%', status: 'skipped;failed' })).toEqual([
      '100% caught up.',
    ]);
    const [unknown] = (await listFailures(world, { reason: 'slow' })).items;
    expect(unknown?.partnerName).toBeNull();
  });

  test('failing receivers come, the longest failing first, without what may be secret', async () => {
    const failing = (since: number, change = {}) =>
      reportRow({
        ...{ report_id: randomId(), callback_url: 'https://u:p@receiver.example/in?key=1' },
        ...{ callback_failures: 3, callback_failing_since_time: ago(since) },
        ...change,
      });
    const [young, old] = [failing(60), failing(600, { callback_status: 'Paused' })];
    const deliveries = [
      deliveryRow({ report_id: old.report_id, status: 'Held', failure_reason: 'It said 503.' }),
      deliveryRow({ report_id: old.report_id, status: 'Delivered', created_time: ago(900) }),
    ];
    const reports = [reportRow(), young, old];
    const world = await operationsWorld(openStore, { reports, deliveries });
    const { items, next } = await listFailingReceivers(world, { limit: 1 });
    expect(items).toMatchObject([
      {
        ...{ reportId: old.report_id, callbackUrl: 'https://receiver.example/in', waiting: 1 },
        ...{ callbackStatus: 'Paused', failures: 3, failureReason: 'It said 503.' },
      },
    ]);
    const rest = await listFailingReceivers(world, { after: String(next) });
    expect(rest.items.map(({ reportId }) => reportId)).toEqual([young.report_id]);
    expect(rest.next).toBeNull();
  });
});

test.each([
  [{ status: 'Completed' }, 'status must be one of Failed, Skipped, Cancelled'],
  [{ tenantId: 'contoso' }, 'tenantId must be a UUID'],
  [{ limit: 501 }, 'limit must be a whole number from 1 to 500'],
  [{ after: '1' }, 'after must be what the nextLink before said'],
])('%j is refused', async (input, message) => {
  const world = await operationsWorld(temporaryStore, {});
  await expect(listFailures(world, input)).rejects.toThrow(message);
});
