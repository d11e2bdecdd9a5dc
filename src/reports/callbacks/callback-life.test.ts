import { describe, expect, test } from 'vitest';
import { insertDelivery } from '../../store/deliveries.ts';
import type { ReportRow } from '../../store/schema.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { callbacksWorld as newWorld, START } from '../testing/callbacks-world.ts';
import { repointCallbacks } from './callback-receiver.ts';
import { claimDelivery, DELIVERY_LEASE_SECONDS, releaseDelivery } from './claim-delivery.ts';
import { enqueueCallback } from './enqueue-callback.ts';
import { TEST_EVENT } from './new-delivery.ts';
import { settleDelivery } from './settle-delivery.ts';
import { sweepTestCallbacks } from './sweep-test-callbacks.ts';
import { addTest, answer, attempt, claimed, type World } from './testing/attempts.ts';

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

  /** Attempts that fail, each at its time, until nothing is due any more. */
  async function failUntilEnd(world: World): Promise<string[]> {
    const settled: string[] = [];
    for (;;) {
      const waiting = (await world.deliveries()).filter((row) => row.status === 'Pending');
      const next = waiting.map((row) => row.next_attempt_time).sort()[0];
      if (next === undefined) return settled;
      if (next > world.clock.now().toISOString()) world.clock.set(next);
      settled.push(await attempt(world, 503));
    }
  }

  describe('a dead receiver', () => {
    test('is paused after 24 hours, and further callbacks are held until it is resumed', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const settled = await failUntilEnd(world);
      expect(settled).toEqual([...Array(14).fill('retrying'), 'failed']);
      expect(world.clock.now().toISOString()).toBe('2026-03-11T12:00:00.000Z');
      expect(await world.report()).toMatchObject({
        callback_status: 'Paused',
        callback_failures: 15,
        callback_failing_since_time: START,
      });
      await world.complete();
      expect((await world.deliveries())[1]).toMatchObject({ status: 'Held' });
      expect(await claimDelivery(world.context)).toBeNull();
    });

    test('has its waiting callbacks held, also the one that is under way', async () => {
      const world = await callbacksWorld();
      await world.complete();
      world.after(23 * 3600);
      for (let n = 0; n < 9; n += 1) {
        await attempt(world, 500);
        await world.store.db.updateTable('deliveries').set({ next_attempt_time: START }).execute();
      }
      const [first] = await world.deliveries();
      expect(first).toMatchObject({ status: 'Pending', attempts: 9 });
      await world.complete();
      world.after(24 * 3600);
      const underWay = await claimed(world);
      expect(await attempt(world, 500)).toBe('held');
      expect(await settleDelivery(world.context, underWay, answer(500))).toBe('held');
      const states = (await world.deliveries()).map((row) => row.status);
      expect(states).toEqual(['Held', 'Held']);
    });

    test('is not paused by few failures, however long ago the first was', async () => {
      const world = await callbacksWorld();
      await world.complete();
      for (let day = 0; day < 5; day += 1) {
        await attempt(world, 500);
        world.after(24 * 3600);
      }
      expect(await world.report()).toMatchObject({
        callback_status: 'Active',
        callback_failures: 5,
      });
      expect(await attempt(world, 200)).toBe('delivered');
      expect(await world.report()).toMatchObject({
        ...{ callback_failures: 0, callback_failing_since_time: null },
      });
    });

    test('does not have its tests held: a delivered one ends the pause', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const underWay = await claimed(world);
      await addTest(world);
      expect(await settleDelivery(world.context, underWay, answer(410))).toBe('failed');
      expect((await world.report()).callback_status).toBe('Paused');
      expect(await attempt(world, 200)).toBe('delivered');
      expect((await world.report()).callback_status).toBe('Active');
    });

    test('that answers 410 is paused at once', async () => {
      const world = await callbacksWorld();
      await world.complete();
      await world.complete();
      expect(await attempt(world, 410)).toBe('failed');
      expect((await world.report()).callback_status).toBe('Paused');
      const states = (await world.deliveries()).map((row) => row.status);
      expect(states.sort()).toEqual(['Failed', 'Held']);
    });
  });

  describe('another address', () => {
    const moved = async (world: World, callback_url: string | null) => {
      await world.store.db.updateTable('reports').set({ callback_url }).execute();
      const report = await world.report();
      await world.store.transaction((trx) => repointCallbacks(trx, report, world.clock.now()));
    };

    test('gets what was not delivered, by a fresh plan', async () => {
      const world = await callbacksWorld();
      await world.complete();
      await failUntilEnd(world);
      await world.complete();
      await moved(world, 'https://new.example/hook');
      expect((await world.report()).callback_status).toBe('Active');
      const [failed, held] = await world.deliveries();
      expect(failed).toMatchObject({ status: 'Failed' });
      expect(held).toMatchObject({
        ...{ status: 'Pending', plan_step: 0, origin: 'https://new.example' },
        url: expect.stringMatching(/^https:\/\/new\.example\/hook\//),
      });
      expect(await attempt(world, 200)).toBe('delivered');
    });

    test('also gets what was under way to the old one, whose failure it is not blamed for', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const underWay = await claimed(world);
      await moved(world, 'https://new.example/hook');
      expect(await settleDelivery(world.context, underWay, answer(410))).toBe('retrying');
      expect((await world.deliveries())[0]).toMatchObject({
        ...{ status: 'Pending', plan_step: 0, origin: 'https://new.example' },
      });
      expect(await world.report()).toMatchObject({
        callback_status: 'Active',
        callback_failures: 0,
      });
    });

    test('none at all ends what was waiting', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const underWay = await claimed(world);
      await world.complete();
      await moved(world, null);
      expect(await settleDelivery(world.context, underWay, answer(500))).toBe('failed');
      for (const row of await world.deliveries()) {
        expect(row).toMatchObject({
          ...{ status: 'Failed', failure_reason: 'The report has no CallbackUrl any more.' },
        });
      }
    });
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
