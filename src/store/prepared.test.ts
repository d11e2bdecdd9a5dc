import { expect, test, vi } from 'vitest';
import { prepared, preparedFirst } from './prepared.ts';
import type { Db } from './schema.ts';
import { describeStores } from './store.fixture.ts';

const build = vi.fn((db: Db, name: string, least: string) =>
  db
    .selectFrom('settings')
    .select(['name', (is) => is.val('of ours').as('constant')])
    .where('name', '=', name)
    .where('value', '>=', least),
);
const find = preparedFirst((db, name: string, least: string) => build(db, name, least));

const insert = prepared((db, name: string, value: string) =>
  db.insertInto('settings').values({ name, value }),
);

describeStores((temporaryStore) => {
  test('runs with the arguments of each time, in and out of transactions', async () => {
    await using temporary = await temporaryStore();
    const { store } = temporary;
    build.mockClear();
    await insert(store.db, 'a', '1');
    await store.transaction(async (trx) => {
      await insert(trx, 'b', '2');
      expect(await find(trx, 'b', '1')).toEqual({ name: 'b', constant: 'of ours' });
    });
    expect(await find(store.db, 'a', '1')).toEqual({ name: 'a', constant: 'of ours' });
    expect(await find(store.db, 'a', '2')).toBeUndefined();
    expect(await find(store.db, "b' or '1' = '1", '')).toBeUndefined();
    expect(build).toHaveBeenCalledTimes(1);
  });

  test('compiles anew for another database', async () => {
    await using first = await temporaryStore();
    await using second = await temporaryStore();
    await insert(first.store.db, 'a', 'first');
    await insert(second.store.db, 'a', 'second');
    expect(await find(second.store.db, 'a', 'second')).toBeDefined();
    expect(await find(first.store.db, 'a', 'second')).toBeUndefined();
  });
});
