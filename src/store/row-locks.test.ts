import { expect, test } from 'vitest';
import { openStore, type Store } from './open-store.ts';
import type { Db } from './schema.ts';
import { describePostgres, describeStores, temporaryStore } from './store.fixture.ts';

const insertNames = async (db: Db, ...names: string[]): Promise<void> => {
  await db
    .insertInto('settings')
    .values(names.map((name) => ({ name, value: '' })))
    .execute();
};

const lockFirst = async (db: Db): Promise<string | undefined> => {
  const query = db.selectFrom('settings').select('name').orderBy('name').limit(1);
  return (await query.forUpdate().skipLocked().executeTakeFirst())?.name;
};

/** Locks by an update, which waits for a row that another transaction has locked. */
const touch = async (db: Db, name: string): Promise<void> => {
  await db.updateTable('settings').set({ value: 'touched' }).where('name', '=', name).execute();
};

describeStores((temporaryStore) => {
  test('a statement that locks rows runs, and what is free again is found again', async () => {
    await using temporary = await temporaryStore();
    const { store } = temporary;
    await insertNames(store.db, 'a', 'b');
    expect(await store.transaction(lockFirst)).toBe('a');
    expect(await store.transaction(lockFirst)).toBe('a');
  });
});

/** Resolves for everyone when `count` have come; who comes later passes. */
function barrier(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come++;
    if (come === count) resolve();
    return promise;
  };
}

describePostgres('on PostgreSQL', () => {
  test('transactions side by side skip what the others have locked', async () => {
    await using temporary = await temporaryStore({ database: 'postgres' });
    const other = await openStore(temporary.location);
    await insertNames(other.db, 'a', 'b');
    const everybodyHasLocked = barrier(3);
    const lockAndHold = (store: Store) =>
      store.transaction(async (trx) => {
        const name = await lockFirst(trx);
        await everybodyHasLocked();
        return name;
      });
    const locked = await Promise.all([temporary.store, other, other].map(lockAndHold));
    expect(locked.sort()).toEqual(['a', 'b', undefined]);
    await other.close();
  });

  test('of two transactions in a deadlock one runs anew', async () => {
    await using temporary = await temporaryStore({ database: 'postgres' });
    const { store } = temporary;
    await insertNames(store.db, 'a', 'b');
    const bothHoldOne = barrier(2);
    let runs = 0;
    const touchBoth = (first: string, second: string) =>
      store.transaction(async (trx) => {
        runs++;
        await touch(trx, first);
        await bothHoldOne();
        await touch(trx, second);
      });
    await Promise.all([touchBoth('a', 'b'), touchBoth('b', 'a')]);
    expect(runs).toBe(3);
  });
});
