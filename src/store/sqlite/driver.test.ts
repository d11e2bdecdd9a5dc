import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openStore, type Store } from '../open-store.ts';
import { temporaryStore } from '../store.fixture.ts';

const insert = (store: Pick<Store, 'db'>, name: string) =>
  store.db.insertInto('settings').values({ name, value: '' }).execute();

const names = async ({ db }: Pick<Store, 'db'>) =>
  (await db.selectFrom('settings').select('name').orderBy('name').execute()).map(
    ({ name }) => name,
  );

/** A transaction that has written `first` and ends when it is let go. */
function holdTransaction(store: Store) {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const ended = store.transaction(async (trx) => {
    await insert({ db: trx }, 'first');
    begun.resolve();
    await released.promise;
  });
  return { begun: begun.promise, release: released.resolve, ended };
}

test('what is read beside a transaction waits for nobody and sees what is committed', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const holding = holdTransaction(store);
  await holding.begun;
  expect(await names(store)).toEqual([]);
  holding.release();
  await holding.ended;
  expect(await names(store)).toEqual(['first']);
});

test('what is written beside a transaction waits for it, in turn', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const holding = holdTransaction(store);
  await holding.begun;
  const written: string[] = [];
  const later = ['second', 'third'].map(async (name) => {
    await insert(store, name);
    written.push(name);
  });
  await new Promise(setImmediate);
  expect(written).toEqual([]);
  holding.release();
  await Promise.all([holding.ended, ...later]);
  expect(written).toEqual(['second', 'third']);
  expect(await names(store)).toEqual(['first', 'second', 'third']);
});

test('a statement or a transaction that fails holds up nobody', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  await insert(store, 'taken');
  await expect(insert(store, 'taken')).rejects.toThrow('UNIQUE');
  await expect(store.transaction((trx) => insert({ db: trx }, 'taken'))).rejects.toThrow('UNIQUE');
  await insert(store, 'another');
  expect(await names(store)).toEqual(['another', 'taken']);
});

test('a statement of its own words may write outside of transactions', async () => {
  await using temporary = await temporaryStore();
  const { rows } = await sql`insert into settings values ('raw', '') returning name`.execute(
    temporary.store.db,
  );
  expect(rows).toEqual([{ name: 'raw' }]);
  expect(await names(temporary.store)).toEqual(['raw']);
});

test('a statement goes on after another process has changed its table', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const other = await openStore(temporary.location);
  await insert(store, 'one');
  const all = () => store.db.selectFrom('settings').selectAll().execute();
  expect(await all()).toEqual([{ name: 'one', value: '' }]);
  await sql`alter table settings add column later text`.execute(other.db);
  expect(await all()).toEqual([{ name: 'one', value: '', later: null }]);
  await sql`alter table settings drop column later`.execute(other.db);
  expect(await all()).toEqual([{ name: 'one', value: '' }]);
  await other.close();
});

test('more statements than are kept prepared all work', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  for (let round = 0; round < 2; round++) {
    for (let count = 1; count <= 510; count++) {
      const wanted = Array.from({ length: count }, (_, at) => `name ${at}`);
      const rows = store.db.selectFrom('settings').selectAll().where('name', 'in', wanted);
      expect(await rows.execute()).toEqual([]);
    }
  }
});
