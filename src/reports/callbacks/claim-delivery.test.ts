import { describe, expect, test } from 'vitest';
import { randomId } from '../../kernel/ids.ts';
import { insertDelivery, insertDeliveryAttempt } from '../../store/deliveries.ts';
import type { DeliveryRow } from '../../store/schema.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { callbacksWorld as newWorld, START } from '../testing/callbacks-world.ts';
import { claimDelivery, DELIVERY_LEASE_SECONDS } from './claim-delivery.ts';
import { viewDeliveries } from './list-deliveries.ts';
import { addTest, attempt, claimed, type World } from './testing/attempts.ts';

describeStores((openStore) => {
  const callbacksWorld = () => newWorld({}, openStore);

  /** Copies of a callback that wait for the same time, each as `change` says. */
  async function waiting(world: World, ...changes: Partial<DeliveryRow>[]): Promise<void> {
    const [row] = await world.deliveries();
    if (!row) throw new Error('there is no delivery');
    for (const change of changes) {
      const copy = { ...row, delivery_id: randomId(), execution_id: null, status: 'Pending' };
      await insertDelivery(world.store.db, { ...copy, ...change });
    }
  }

  const claimAll = async (world: World): Promise<string[]> => {
    const claims: string[] = [];
    for (;;) {
      const claim = await claimDelivery(world.context);
      if (!claim) return claims;
      claims.push(claim.delivery.origin);
    }
  };

  test('leaves a partner with slow receivers four attempts at once', async () => {
    const world = await callbacksWorld();
    await world.complete();
    await attempt(world, 200);
    const origins = ['https://a', 'https://b', 'https://c', 'https://d'];
    await waiting(world, ...origins.flatMap((origin) => [{ origin }, { origin }]));
    await waiting(world, { tenant_id: 'another', origin: 'https://z' });
    const taken = await claimAll(world);
    expect(taken).toHaveLength(5);
    expect(taken).toContain('https://z');
    world.after(DELIVERY_LEASE_SECONDS);
    expect(await claimAll(world)).toHaveLength(5);
  });

  test('goes past the long backlog of a receiver that can take no more', async () => {
    const world = await callbacksWorld();
    await world.complete();
    await attempt(world, 200);
    await waiting(world, ...Array(120).fill({ origin: 'https://m' }));
    const later = { next_attempt_time: world.after(1).toISOString() };
    await waiting(world, { ...later, origin: 'https://z' }, { ...later, origin: 'https://a' });
    await waiting(world, { ...later, tenant_id: 'zzz', origin: 'https://b' });
    await waiting(world, { origin: 'https://y', next_attempt_time: '2027-01-01T00:00:00.000Z' });
    const taken = await claimAll(world);
    expect(taken.slice(0, 2)).toEqual(['https://m', 'https://m']);
    expect(taken.slice(2).sort()).toEqual(['https://a', 'https://b', 'https://z']);
  });

  test.each<[string, string, (world: World) => Promise<void>]>([
    ['is disabled', 'is disabled or no longer exists', ({ setOwner }) => setOwner(1)],
    ['has no role', 'No role on partner analytics', ({ setOwner }) => setOwner(0, null)],
    ['is of a disabled partner', 'Alpine is disabled', ({ setPartner }) => setPartner(1)],
  ])('sends nothing more when the owner %s', async (...row) => {
    const [, reason, change] = row;
    const world = await callbacksWorld();
    await world.complete();
    await attempt(world, 500);
    await world.complete();
    await change(world);
    world.after(60);
    expect(await claimDelivery(world.context)).toBeNull();
    for (const delivery of await world.deliveries()) {
      const failure_reason = expect.stringContaining(reason);
      expect(delivery).toMatchObject({ status: 'Failed', failure_reason });
    }
    expect(await world.attempts()).toHaveLength(1);
  });

  test('takes the attempt of a lost worker before what waits', async () => {
    const world = await callbacksWorld();
    await world.complete();
    const lost = await claimed(world);
    await waiting(world, { next_attempt_time: '2026-01-01T00:00:00.000Z' });
    world.after(DELIVERY_LEASE_SECONDS);
    expect((await claimed(world)).delivery.delivery_id).toBe(lost.delivery.delivery_id);
  });

  describe('an attempt', () => {
    test('whose worker is lost again and again is made by the plan, which ends', async () => {
      const world = await callbacksWorld();
      await world.complete();
      const times: string[] = [];
      for (let look = 0; look < 40; look += 1) {
        const claim = await claimDelivery(world.context);
        if (claim) times.push(claim.attempted.toISOString());
        const [row] = await world.deliveries();
        if (row?.status === 'Failed') break;
        world.clock.set(row?.lease_expires_time ?? row?.next_attempt_time ?? START);
      }
      expect(times).toHaveLength(3 + 14);
      expect(times.at(-1)).toBe('2026-03-11T12:00:00.000Z');
      expect(await world.attempts()).toHaveLength(3 + 14);
      expect((await world.deliveries())[0]).toMatchObject({
        ...{ status: 'Failed', plan_step: 15, lease_expires_time: null },
        failure_reason: expect.stringContaining('The service stopped before'),
      });
      expect(await world.report()).toMatchObject({ callback_status: 'Active' });
    });

    test('of a test whose worker is lost three times is the last', async () => {
      const world = await callbacksWorld();
      await addTest(world);
      for (let lost = 0; lost < 3; lost += 1) {
        await claimed(world);
        world.after(DELIVERY_LEASE_SECONDS);
      }
      expect(await claimDelivery(world.context)).toBeNull();
      expect((await world.deliveries())[0]).toMatchObject({ status: 'Failed', attempts: 3 });
    });

    test('lost now and then counts no step of the plan', async () => {
      const world = await callbacksWorld();
      await world.complete();
      for (const step of [1, 2]) {
        for (let lost = 0; lost < 2; lost += 1) {
          await claimed(world);
          world.after(DELIVERY_LEASE_SECONDS);
        }
        expect(await attempt(world, 500)).toBe('retrying');
        expect((await world.deliveries())[0]).toMatchObject({ plan_step: step });
        world.after(60);
      }
    });
  });

  test('the log shows no more attempts than a plan has, the newest', async () => {
    const world = await callbacksWorld();
    await world.complete();
    await attempt(world, 500);
    const [made] = await world.attempts();
    if (!made) throw new Error('there is no attempt');
    for (let attempt = 2; attempt <= 17; attempt += 1) {
      await insertDeliveryAttempt(world.store.db, { ...made, attempt, milliseconds: attempt });
    }
    await world.store.db.updateTable('deliveries').set({ attempts: 17 }).execute();
    const [view] = await viewDeliveries(world.store.db, await world.deliveries());
    const shown = view?.attempts.map((shownAttempt) => shownAttempt.latencyMilliseconds);
    expect(shown).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  });
});
