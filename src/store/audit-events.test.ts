import { expect, test } from 'vitest';
import { noOrigin } from '../kernel/audit.ts';
import { manualClock } from '../kernel/clock.ts';
import { deleteAuditEventsKeptUntil, findAuditEvents } from './audit-events.ts';
import { createAuditLog } from './audit-log.ts';
import type { Db } from './schema.ts';
import { describeStores } from './store.fixture.ts';

const ada = { id: 'u1', name: 'ada', tenantId: 't1' };

function logAt(time: string, retentionDays: number) {
  const clock = manualClock(time);
  const log = createAuditLog({ wallClock: clock, newId: () => 'e', retentionDays });
  const record = (db: Db, target: string) =>
    log.record(db, {
      ...{ action: 'query.create', outcome: 'succeeded', actor: ada, origin: noOrigin },
      ...{ target, detail: { name: 'Seats' } },
    });
  return { clock, record };
}

/** The ids of the first event, the second, … of a log. */
const ids = (...numbers: number[]): string[] =>
  numbers.map((number) => `${String(number).padStart(10, '0')}-e`);

describeStores((temporaryStore) => {
  test('events are found by what they say, a page after the other', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    const { clock, record } = logAt('2026-03-01T00:00:00Z', 400);
    for (const target of ['q1', 'q2']) await record(db, target);
    clock.set('2026-03-02T00:00:00Z');
    await record(db, `q3\0${'x'.repeat(300)}`);
    const all = await findAuditEvents(db, { limit: 10 });
    expect(all.map(({ event_id }) => event_id)).toEqual(ids(1, 2, 3));
    expect(all[2]?.target).toBe(`q3\uFFFD${'x'.repeat(253)}`);
    const found = async (filter: object) =>
      (await findAuditEvents(db, { limit: 10, ...filter })).map(({ event_id }) => event_id);
    expect(await found({ after: all[0] })).toEqual(ids(2, 3));
    expect(await found({ from: '2026-03-02', actorId: 'u1', tenantId: 't1' })).toEqual(ids(3));
    expect(await found({ to: '2026-03-02', actions: ['query.create'], limit: 1 })).toEqual(ids(1));
    expect(await found({ target: 'q2', outcome: 'succeeded' })).toEqual(ids(2));
  });

  test('events at once are all recorded, in their order, beside one of a transaction', async () => {
    await using temporary = await temporaryStore();
    const { db, transaction } = temporary.store;
    const { record } = logAt('2026-03-01T00:00:00Z', 400);
    const alone = Array.from({ length: 205 }, (_, at) => record(db, `q${at + 1}`));
    const failing = transaction(async (trx) => {
      await record(trx, 'never');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await transaction((trx) => record(trx, 'together'));
    await Promise.all(alone);
    const all = await findAuditEvents(db, { limit: 300 });
    const targets = Array.from({ length: 205 }, (_, at) => `q${at + 1}`);
    expect(all.map(({ target }) => target)).toEqual([...targets, 'together']);
  });

  test('the database keeps them as they are until their time is over', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    await logAt('2020-01-01T00:00:00Z', 30).record(db, 'old');
    const { record } = logAt(new Date().toISOString(), 1);
    await db.deleteFrom('audit_events').where('target', '=', 'old').execute();
    await record(db, 'kept');
    const refused = /audit events cannot be/;
    await expect(
      db.updateTable('audit_events').set({ actor_name: 'eve' }).execute(),
    ).rejects.toThrow(refused);
    await expect(db.deleteFrom('audit_events').execute()).rejects.toThrow(refused);
    expect(await deleteAuditEventsKeptUntil(db, new Date().toISOString())).toBe(0);
    expect(await findAuditEvents(db, { limit: 10 })).toMatchObject([{ target: 'kept' }]);
  });
});
