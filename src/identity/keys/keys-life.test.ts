import { expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { findAuditEvents } from '../../store/audit-events.ts';
import { openStore } from '../../store/open-store.ts';
import { listAllSigningKeys } from '../../store/signing-keys.ts';
import { describeStores, type TemporaryStore, testAuditLog } from '../../store/store.fixture.ts';
import { admin } from '../directory/directory.fixture.ts';
import { createKeyRing } from '../keys.ts';
import { listKeys } from './list-keys.ts';
import { revokeSigningKey } from './revoke-signing-key.ts';
import { rotateSigningKey } from './rotate-signing-key.ts';
import { rotateWhenDue } from './rotate-when-due.ts';

const GRACE = 3660;

describeStores((temporaryStore) => {
  async function keysWorld() {
    const temporary: TemporaryStore = await temporaryStore();
    const { store, location } = temporary;
    const clock = manualClock('2026-03-01T12:00:00Z');
    const context = { store, clock, audit: testAuditLog() };
    const ring = createKeyRing(store, GRACE);
    const signing = async () => (await ring.signingKey(clock.now())).kid;
    const verifies = async (kid: string) =>
      (await ring.verifyingKey(kid, clock.now())) !== undefined;
    const statuses = async () =>
      (await listKeys({ store, clock, keyGraceSeconds: GRACE })).map(({ status }) => status);
    const recorded = async () =>
      (await findAuditEvents(store.db, { limit: 100 })).map(({ action, target, actor_name }) => ({
        action,
        target,
        actor_name,
      }));
    const dispose = () => temporary[Symbol.asyncDispose]();
    return {
      ...{ store, location, clock, context, signing, verifies, statuses, recorded },
      [Symbol.asyncDispose]: dispose,
    };
  }

  test('two processes that find no key make one', async () => {
    await using world = await keysWorld();
    const other = await openStore(world.location);
    const rings = [world.store, other].map((store) => createKeyRing(store, GRACE));
    // Several each, because a race that is open is not lost every time.
    const asked = [...rings, ...rings, ...rings].map((ring) => ring.signingKey(world.clock.now()));
    const kids = (await Promise.all(asked)).map(({ kid }) => kid);
    expect(new Set(kids).size).toBe(1);
    expect(await listAllSigningKeys(world.store.db)).toHaveLength(1);
    await other.close();
  });

  test('a rotated key signs no more, verifies until its tokens have expired, and forgets its secret', async () => {
    await using world = await keysWorld();
    const { clock, context } = world;
    const first = await world.signing();
    const rotation = await rotateSigningKey(context, admin);
    expect(rotation).toEqual({ kid: await world.signing(), retired: [first] });
    expect(rotation?.kid).not.toBe(first);
    expect(await world.verifies(first)).toBe(true);
    const [, old] = (await listKeys({ ...context, keyGraceSeconds: GRACE })).sort((a) =>
      a.status === 'signing' ? -1 : 1,
    );
    expect(old).toMatchObject({
      ...{ kid: first, status: 'verifying', retiredTime: '2026-03-01T12:00:00.000Z' },
      verifiesUntil: '2026-03-01T13:01:00.000Z',
    });
    const rows = await listAllSigningKeys(context.store.db);
    const parts = rows.map((row) => [row.key_id === first, 'd' in JSON.parse(row.private_jwk)]);
    expect(new Map(parts as [boolean, boolean][])).toEqual(
      new Map([
        [true, false],
        [false, true],
      ]),
    );
    clock.set('2026-03-01T13:01:00Z');
    expect(await world.verifies(first)).toBe(false);
    expect((await world.statuses()).sort()).toEqual(['expired', 'signing']);
    expect(await world.recorded()).toEqual([
      { action: 'key.rotate', target: rotation?.kid, actor_name: admin.actor.name },
    ]);
  });

  test('a revoked key verifies nothing from then on; when it signed, another does', async () => {
    await using world = await keysWorld();
    const { context } = world;
    const first = await world.signing();
    const { outcome, replacedBy } = await revokeSigningKey(context, admin, first);
    expect([outcome, replacedBy]).toEqual(['changed', await world.signing()]);
    expect(await world.verifies(first)).toBe(false);
    expect(await revokeSigningKey(context, admin, first)).toEqual({
      outcome: 'unchanged',
      replacedBy: null,
    });
    expect((await world.recorded()).map(({ action, target }) => [action, target])).toEqual([
      ['key.revoke', first],
    ]);
  });

  test('a retired key is revoked without touching the one that signs', async () => {
    await using world = await keysWorld();
    const { context } = world;
    const first = await world.signing();
    const rotation = await rotateSigningKey(context, admin);
    expect(await revokeSigningKey(context, admin, first)).toMatchObject({ replacedBy: null });
    expect([await world.verifies(first), await world.signing()]).toEqual([false, rotation?.kid]);
    expect((await world.statuses()).sort()).toEqual(['revoked', 'signing']);
  });

  test('an unknown one is refused', async () => {
    await using world = await keysWorld();
    await expect(revokeSigningKey(world.context, admin, 'nope')).rejects.toMatchObject({
      code: 'identity_not_found',
      message: 'There is no such identity: a signing key nope.',
    });
  });

  test('is rotated by itself when it is so many days old, once whatever the nodes', async () => {
    await using world = await keysWorld();
    const { clock, context } = world;
    const other = await openStore(world.location);
    const nodes = [context, { ...context, store: other }];
    const look = async (days: number) =>
      (await Promise.all(nodes.map((node) => rotateWhenDue(node, days)))).filter(Boolean).length;
    expect(await look(90)).toBe(0);
    const first = await world.signing();
    clock.set('2026-05-30T11:59:59Z');
    expect(await look(90)).toBe(0);
    clock.set('2026-05-30T12:00:00Z');
    expect(await look(0)).toBe(0);
    expect(await look(90)).toBe(1);
    expect(await world.signing()).not.toBe(first);
    expect(await look(90)).toBe(0);
    expect(await world.recorded()).toMatchObject([
      { action: 'key.rotate', actor_name: 'the schedule of signing keys' },
    ]);
    await other.close();
  });
});
