import { describe, expect, test } from 'vitest';
import type { ReportRow } from '../../store/schema.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { callbacksWorld as newWorld, START } from '../testing/callbacks-world.ts';
import { repointCallbacks } from './callback-receiver.ts';
import { claimDelivery } from './claim-delivery.ts';
import { settleDelivery } from './settle-delivery.ts';
import { addTest, answer, attempt, claimed, type World } from './testing/attempts.ts';

describeStores((openStore) => {
  const callbacksWorld = (change: Partial<ReportRow> = {}) => newWorld(change, openStore);

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
});
