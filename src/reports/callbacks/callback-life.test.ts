import { describe, expect, test } from 'vitest';
import { insertDelivery } from '../../store/deliveries.ts';
import type { ReportRow } from '../../store/schema.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { callbacksWorld as newWorld, START } from '../testing/callbacks-world.ts';
import { claimDelivery, DELIVERY_LEASE_SECONDS, releaseDelivery } from './claim-delivery.ts';
import { enqueueCallback } from './enqueue-callback.ts';
import { TEST_EVENT } from './new-delivery.ts';
import { settleDelivery } from './settle-delivery.ts';
import { sweepTestCallbacks } from './sweep-test-callbacks.ts';
import { answer, attempt, claimed } from './testing/attempts.ts';

describeStores((openStore) => {
  const callbacksWorld = (change: Partial<ReportRow> = {}) => newWorld(change, openStore);
  describe('the outbox', () => {
    test('takes one completion once', async () => {
      const world = await callbacksWorld();
      const execution = await world.complete();
      const report = await world.report();
      await world.store.transaction((trx) =>
        enqueueCallback(world.context, trx, report, execution, world.clock.now()),
      );
      const [row, ...others] = await world.deliveries();
      expect(others).toEqual([]);
      expect(row).toMatchObject({
        status: 'Pending',
        event_type: 'report.execution.completed',
        url: `https://receiver.example/in/${execution.report_id}`,
        origin: 'https://receiver.example',
      });
      expect(JSON.parse(row?.body ?? '')).toEqual({
        type: 'report.execution.completed',
        timestamp: '2026-03-10T12:00:00Z',
        data: {
          reportId: execution.report_id,
          executionId: execution.execution_id,
          executionStatus: 'Completed',
          dueTime: '2026-03-10T12:00:00Z',
          reportGeneratedTime: '2026-03-10T12:00:00Z',
        },
      });
    });

    test('stays empty without a CallbackUrl', async () => {
      const world = await callbacksWorld({ callback_url: null });
      await world.complete();
      expect(await world.deliveries()).toEqual([]);
      expect(await claimDelivery(world.context)).toBeNull();
    });
  });

  describe('an attempt', () => {
    test('that the receiver takes delivers', async () => {
      const world = await callbacksWorld();
      await world.complete();
      expect(await attempt(world, 204)).toBe('delivered');
      expect((await world.deliveries())[0]).toMatchObject({
        ...{ status: 'Delivered', attempts: 1, delivered_time: START, failure_reason: null },
      });
      expect(await world.attempts()).toMatchObject([
        { attempt: 1, status_code: 204, milliseconds: 12, excerpt: 'text', attempted_time: START },
      ]);
      expect(await claimDelivery(world.context)).toBeNull();
    });

    test('that fails is made again at its time, under the same id', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const first = await claimed(world);
      expect(await settleDelivery(world.context, first, answer(500))).toBe('retrying');
      expect(await claimDelivery(world.context)).toBeNull();
      world.after(5);
      const second = await claimed(world);
      expect(second.request.headers['webhook-id']).toBe(first.request.headers['webhook-id']);
      expect(second.request.headers['webhook-timestamp']).not.toBe(
        first.request.headers['webhook-timestamp'],
      );
    });

    test('of a lost worker is made again, and the log says so', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const lost = await claimed(world);
      world.after(DELIVERY_LEASE_SECONDS - 1);
      expect(await claimDelivery(world.context)).toBeNull();
      world.after(1);
      const again = await claimed(world);
      expect(again.request.headers['webhook-id']).toBe(lost.request.headers['webhook-id']);
      expect(await settleDelivery(world.context, lost, answer(200))).toBe('lease-lost');
      expect(await settleDelivery(world.context, again, answer(200))).toBe('delivered');
      expect(await settleDelivery(world.context, again, answer(500))).toBe('lease-lost');
      const noted = (await world.attempts()).map((row) => [row.attempt, row.status_code]);
      expect(noted).toEqual([
        [1, null],
        [2, 200],
      ]);
      expect((await world.deliveries())[0]).toMatchObject({ status: 'Delivered', attempts: 2 });
    });

    test('that is broken off is handed back as if it had not been', async () => {
      const world = await callbacksWorld();
      await world.complete();
      await releaseDelivery(world.context, await claimed(world));
      expect((await world.deliveries())[0]).toMatchObject({
        ...{ status: 'Pending', attempts: 0, plan_step: 0, lease_expires_time: null },
      });
      expect(await attempt(world, 200)).toBe('delivered');
    });

    test('of a report that is deleted meanwhile records nothing', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const claim = await claimed(world);
      await world.store.db.deleteFrom('reports').execute();
      expect(await settleDelivery(world.context, claim, answer(200))).toBe('lease-lost');
      expect(await world.attempts()).toEqual([]);
    });
  });

  test('claims side by side never take the same delivery, and two at most of an origin', async () => {
    const world = await callbacksWorld();
    for (let n = 0; n < 4; n += 1) {
      await world.complete();
      world.after(1);
    }
    const claims = await Promise.all([1, 2, 3, 4, 5, 6].map(() => claimDelivery(world.context)));
    const taken = claims.flatMap((claim) => claim?.delivery.delivery_id ?? []);
    expect(new Set(taken).size).toBe(2);
    expect(taken).toHaveLength(2);
    await world.store.db
      .updateTable('deliveries')
      .set({ origin: 'https://other.example' })
      .where('status', '=', 'Pending')
      .execute();
    expect(await claimDelivery(world.context)).not.toBeNull();
  });

  test('two deliverers that end one attempt record it once', async () => {
    const world = await callbacksWorld();
    await world.complete();
    const slow = await claimed(world);
    world.after(DELIVERY_LEASE_SECONDS);
    const quick = await claimed(world);
    const settled = await Promise.all(
      [slow, quick].map((claim) => settleDelivery(world.context, claim, answer(200))),
    );
    expect(settled).toEqual(['lease-lost', 'delivered']);
  });

  test('test callbacks are deleted when they are as old as executions become', async () => {
    const world = await callbacksWorld();
    await world.complete();
    const [row] = await world.deliveries();
    if (!row) throw new Error('there is no delivery');
    const test = { execution_id: null, event_type: TEST_EVENT, status: 'Failed' };
    for (const delivery_id of ['t1', 't2']) {
      await insertDelivery(world.store.db, { ...row, ...test, delivery_id });
    }
    const sweep = () =>
      sweepTestCallbacks({ ...world.context, limits: { executionRetentionDays: 90 } });
    world.after(90 * 86_400);
    expect(await sweep()).toBe(0);
    world.after(1);
    expect(await sweep()).toBe(2);
    expect(await world.deliveries()).toHaveLength(1);
  });
});
