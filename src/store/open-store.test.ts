import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from './migrations/migrations.ts';
import { openStore, type Store } from './open-store.ts';
import type { Db } from './schema.ts';
import { describeStores, temporaryEmptyDatabase } from './store.fixture.ts';

const count = async (db: Db): Promise<number> => {
  const setting = await db
    .selectFrom('settings')
    .select('value')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return Number(setting.value);
};

/** Reads, lets everybody else run, then writes: what loses updates where transactions overlap. */
const increment = (store: Store): Promise<void> =>
  store.transaction(async (trx) => {
    const next = (await count(trx)) + 1;
    await new Promise(setImmediate);
    await trx
      .updateTable('settings')
      .set({ value: String(next) })
      .execute();
  });

const setCount = (store: Store) =>
  store.db.insertInto('settings').values({ name: 'count', value: '0' }).execute();

const OPENER = `
  import { openStore } from ${JSON.stringify(new URL('open-store.ts', import.meta.url).href)};
  process.stdout.write('ready');
  await new Promise((go) => process.stdin.once('data', go));
  for (const location of process.argv.slice(1)) {
    const store = await openStore(location);
    await store.db.insertInto('settings').values({ name: String(process.pid), value: '' }).execute();
    await store.close();
  }
  process.exit(0);
`;

const startOpener = (locations: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', OPENER, ...locations], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });

describeStores((temporaryStore, database) => {
  test('opens what it closed', async () => {
    await using empty = await temporaryEmptyDatabase(database);
    const first = await openStore(empty.location);
    await setCount(first);
    await first.close();
    const second = await openStore(empty.location);
    expect(await count(second.db)).toBe(0);
    await second.close();
  });

  test('rolls a transaction back when its work throws', async () => {
    await using temporary = await temporaryStore();
    const failing = temporary.store.transaction(async (trx) => {
      await trx.insertInto('settings').values({ name: 'count', value: '1' }).execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await temporary.store.db.selectFrom('settings').selectAll().execute()).toEqual([]);
  });

  test('the transactions of one process lose no update', async () => {
    await using temporary = await temporaryStore();
    await setCount(temporary.store);
    await Promise.all(Array.from({ length: 20 }, () => increment(temporary.store)));
    expect(await count(temporary.store.db)).toBe(20);
  });

  test('two stores of one process lose no update', async () => {
    await using temporary = await temporaryStore();
    const other = await openStore(temporary.location);
    await setCount(temporary.store);
    await Promise.all(
      [temporary.store, other].flatMap((store) =>
        Array.from({ length: 10 }, () => increment(store)),
      ),
    );
    expect(await count(other.db)).toBe(20);
    await other.close();
  });

  test('counts and sums are numbers', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    const amounts = sql<{ bytes: number }>`(select cast(5000000000 as bigint) as bytes)`.as('a');
    const query = db
      .selectFrom(amounts)
      .select((e) => ['bytes', e.fn.countAll().as('count'), e.fn.sum('bytes').as('sum')])
      .groupBy('bytes');
    expect(await query.execute()).toEqual([{ bytes: 5e9, count: 1, sum: 5e9 }]);
  });

  test('text sorts by its bytes, as ids and times need it', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    const names = ['a-1', 'B', 'a1', 'a', 'É', '2'];
    await db
      .insertInto('settings')
      .values(names.map((name) => ({ name, value: '' })))
      .execute();
    const sorted = await db.selectFrom('settings').select('name').orderBy('name').execute();
    expect(sorted.map(({ name }) => name)).toEqual(['2', 'B', 'a', 'a-1', 'a1', 'É']);
  });

  test('refuses a database that is newer than this code', async () => {
    await using temporary = await temporaryStore();
    const insert = sql`insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')`;
    await insert.execute(temporary.store.db);
    await expect(openStore(temporary.location)).rejects.toThrow(
      /newer than this version.*9999-later/,
    );
  });

  test('many processes open an empty database at once', async () => {
    await using resources = new AsyncDisposableStack();
    const processes = database === 'sqlite' ? 2 : 10;
    const locations: string[] = [];
    for (let round = 0; round < (database === 'sqlite' ? 8 : 2); round++) {
      locations.push(resources.use(await temporaryEmptyDatabase(database)).location);
    }
    const openers = Array.from({ length: processes }, () => startOpener(locations));
    await Promise.all(openers.map(({ stdout }) => stdout && once(stdout, 'data')));
    const ends = openers.map((opener) => once(opener, 'exit'));
    for (const opener of openers) opener.stdin?.write('go');
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual(openers.map(() => 0));

    const store = await openStore(locations.at(-1) ?? '');
    resources.defer(() => store.close());
    expect(await store.db.selectFrom('settings').selectAll().execute()).toHaveLength(processes);
  });
});

test('migrations are numbered without gaps', () => {
  const numbers = Object.keys(migrations).map((name) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
