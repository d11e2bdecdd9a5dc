import { expect, test } from 'vitest';
import { nobody, noOrigin } from '../kernel/audit.ts';
import { openStore, type Store } from './open-store.ts';
import { describePostgres, temporaryStore, testAuditLog } from './store.fixture.ts';

const insert = (store: Pick<Store, 'db'>, name: string) =>
  store.db.insertInto('settings').values({ name, value: '' }).execute();

test('the mark changes with what this process commits, and only with that', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const before = store.changeMark();
  expect(before).toBeTypeOf('number');
  await store.db.selectFrom('settings').selectAll().execute();
  await store.transaction((trx) => trx.selectFrom('settings').selectAll().execute());
  const failing = store.transaction(async (trx) => {
    await insert({ db: trx }, 'never');
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(store.changeMark()).toBe(before);
  await insert(store, 'one');
  const after = store.changeMark();
  expect(after).not.toBe(before);
  await store.transaction((trx) => insert({ db: trx }, 'two'));
  expect(store.changeMark()).not.toBe(after);
});

test('the mark changes with what others commit, once it is committed', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const other = await openStore(temporary.location);
  const before = store.changeMark();
  await other.transaction(async (trx) => {
    await insert({ db: trx }, 'one');
    expect(store.changeMark()).toBe(before);
  });
  expect(store.changeMark()).not.toBe(before);
  await other.close();
});

test('the mark stays when this process adds to the audit trail, and changes when another does', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const other = await openStore(temporary.location);
  const record = ({ db }: Store) =>
    testAuditLog().record(db, {
      ...{ action: 'link.issue', outcome: 'succeeded', actor: nobody, origin: noOrigin },
    });
  const before = store.changeMark();
  await record(store);
  expect(store.changeMark()).toBe(before);
  expect(await store.db.selectFrom('audit_events').selectAll().execute()).toHaveLength(1);
  await record(other);
  expect(store.changeMark()).not.toBe(before);
  await other.close();
});

describePostgres('on PostgreSQL', () => {
  test('there is no mark', async () => {
    await using temporary = await temporaryStore({ database: 'postgres' });
    expect(temporary.store.changeMark()).toBeUndefined();
  });
});
