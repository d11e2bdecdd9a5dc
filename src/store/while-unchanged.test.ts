import { expect, test } from 'vitest';
import { openStore, type Store } from './open-store.ts';
import { describePostgres, temporaryStore } from './store.fixture.ts';
import { whileUnchanged } from './while-unchanged.ts';

const write = ({ db }: Pick<Store, 'db'>, value: string) =>
  db.insertInto('settings').values({ name: value, value }).execute();

const count = async ({ db }: Store): Promise<number> =>
  (await db.selectFrom('settings').selectAll().execute()).length;

function counting(store: Store) {
  const remembered = whileUnchanged<number>(store);
  const reads: string[] = [];
  const ask = (key = 'all') =>
    remembered(key, () => {
      reads.push(key);
      return count(store);
    });
  return { ask, reads };
}

test('is read once, and again when this or another process has committed something', async () => {
  await using temporary = await temporaryStore();
  const other = await openStore(temporary.location);
  const { ask, reads } = counting(temporary.store);
  expect([await ask(), await ask(), await ask('another')]).toEqual([0, 0, 0]);
  await write(temporary.store, 'a');
  expect([await ask(), await ask()]).toEqual([1, 1]);
  await write(other, 'b');
  expect([await ask(), await ask()]).toEqual([2, 2]);
  expect(reads).toEqual(['all', 'another', 'all', 'all']);
  await other.close();
});

test('what changes while it is read is read again', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const remembered = whileUnchanged<number>(store);
  const early = await remembered('all', async () => {
    const counted = await count(store);
    await write(store, 'a');
    return counted;
  });
  expect([early, await remembered('all', () => count(store))]).toEqual([0, 1]);
});

test('what was thrown is not remembered', async () => {
  await using temporary = await temporaryStore();
  const remembered = whileUnchanged<number>(temporary.store);
  const failing = remembered('all', () => Promise.reject(new Error('not now')));
  await expect(failing).rejects.toThrow('not now');
  expect(await remembered('all', async () => 7)).toBe(7);
});

describePostgres('on PostgreSQL', () => {
  test('everything is read each time', async () => {
    await using temporary = await temporaryStore({ database: 'postgres' });
    const { ask, reads } = counting(temporary.store);
    await ask();
    await ask();
    expect(reads).toEqual(['all', 'all']);
  });
});
