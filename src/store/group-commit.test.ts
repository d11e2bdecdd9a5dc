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
  createGroupCommit<string>(
    async (rows) => {
      batches.push(rows.length);
      await db
        .insertInto('settings')
        .values(rows.map((name) => ({ name, value: '' })))
        .execute();
    },
    { rows: 3, writes: 1 },
  );

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
  const write = createGroupCommit<number>(
    async (rows) => {
      calls.push(rows);
      if (calls.length === 1) throw new StoreUnavailable('it restarts');
    },
    { rows: 9, writes: 1 },
  );
  const ends = await Promise.allSettled([1, 2].map(write));
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await write(3);
  expect(calls).toEqual([[1, 2], [3]]);
});

test('what arrives while others are written waits for the next write', async () => {
  const calls: (readonly number[])[] = [];
  const first = Promise.withResolvers<void>();
  const write = createGroupCommit<number>(
    async (rows) => {
      calls.push(rows);
      if (calls.length === 1) await first.promise;
    },
    { rows: 9, writes: 1 },
  );
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

test('as many writes are under way as may be, and no more', async () => {
  const calls: (readonly number[])[] = [];
  const disk = Promise.withResolvers<void>();
  const write = createGroupCommit<number>(
    async (rows) => {
      calls.push(rows);
      await disk.promise;
    },
    { rows: 2, writes: 2 },
  );
  const written = [1, 2, 3, 4, 5, 6].map(write);
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  expect(calls).toEqual([
    [1, 2],
    [3, 4],
  ]);
  disk.resolve();
  await Promise.all(written);
  expect(calls.at(-1)).toEqual([5, 6]);
});
