import { expect, test } from 'vitest';
import { createGroupCommit } from './group-commit.ts';
import { openStore, type Store } from './open-store.ts';
import { describeStores } from './store.fixture.ts';
import { StoreUnavailable } from './store-error.ts';

const names = async ({ db }: Store): Promise<string[]> => {
  const rows = await db.selectFrom('settings').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
};

const writeNames = ({ db }: Store, batches: number[] = []) =>
  createGroupCommit<string>(async (rows) => {
    batches.push(rows.length);
    await db
      .insertInto('settings')
      .values(rows.map((name) => ({ name, value: '' })))
      .execute();
  }, 3);

describeStores((temporaryStore) => {
  test('what arrives together is one write, and durable when each is told so', async () => {
    await using temporary = await temporaryStore();
    const other = await openStore(temporary.location);
    const batches: number[] = [];
    const write = writeNames(temporary.store, batches);
    const seen = ['a', 'b', 'c'].map(async (name) => {
      await write(name);
      return names(other);
    });
    expect(await Promise.all(seen)).toEqual(Array(3).fill(['a', 'b', 'c']));
    await Promise.all(['d', 'e', 'f', 'g'].map(write));
    expect(batches).toEqual([3, 3, 1]);
    await other.close();
  });

  test('a row that cannot be written fails alone', async () => {
    await using temporary = await temporaryStore();
    const write = writeNames(temporary.store);
    await write('taken');
    const ends = await Promise.allSettled(['a', 'taken', 'b'].map(write));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names(temporary.store)).toEqual(['a', 'b', 'taken']);
  });
});

test('a database that is away fails all who wait, once, and is asked again by the next', async () => {
  const calls: (readonly number[])[] = [];
  const write = createGroupCommit<number>(async (rows) => {
    calls.push(rows);
    if (calls.length === 1) throw new StoreUnavailable('it restarts');
  }, 9);
  const ends = await Promise.allSettled([1, 2].map(write));
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await write(3);
  expect(calls).toEqual([[1, 2], [3]]);
});

test('what arrives while others are written waits for the next write', async () => {
  const calls: (readonly number[])[] = [];
  const first = Promise.withResolvers<void>();
  const write = createGroupCommit<number>(async (rows) => {
    calls.push(rows);
    if (calls.length === 1) await first.promise;
  }, 9);
  const written: number[] = [];
  const begun = write(1).then(() => written.push(1));
  await new Promise(setImmediate);
  const later = [2, 3].map((row) => write(row).then(() => written.push(row)));
  await new Promise(setImmediate);
  expect({ calls, written }).toEqual({ calls: [[1]], written: [] });
  first.resolve();
  await Promise.all([begun, ...later]);
  expect({ calls, written }).toEqual({ calls: [[1], [2, 3]], written: [1, 2, 3] });
});
