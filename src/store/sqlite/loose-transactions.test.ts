import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../open-store.ts';
import { findPartner, upsertPartner } from '../partners.ts';
import { partnerRow, temporaryStore } from '../store.fixture.ts';

test('one that does not wait for the disk is a transaction like the others', async () => {
  const { store, location } = await temporaryStore();
  const beside = await openStore(location);
  onTestFinished(() => beside.close());
  const mark = beside.changeMark();
  const add = (tenant: string) =>
    store.transaction((trx) => upsertPartner(trx, partnerRow({ tenant_id: tenant })), {
      durable: false,
    });
  await add('t-loose');
  expect(await findPartner(beside.db, 't-loose')).toBeDefined();
  expect(beside.changeMark()).not.toBe(mark);
  const failing = store.transaction(
    async (trx) => {
      await upsertPartner(trx, partnerRow({ tenant_id: 't-undone' }));
      throw new Error('undone');
    },
    { durable: false },
  );
  await expect(failing).rejects.toThrow('undone');
  expect(await findPartner(store.db, 't-undone')).toBeUndefined();
});

test('they and the durable ones come one after the other', async () => {
  const { store } = await temporaryStore();
  const { db } = store;
  await upsertPartner(db, partnerRow({ tenant_id: 't', name: '' }));
  const append = (letter: string) =>
    store.transaction(
      async (trx) => {
        const { name } = (await findPartner(trx, 't')) ?? { name: '' };
        await new Promise(setImmediate);
        await upsertPartner(trx, partnerRow({ tenant_id: 't', name: name + letter }));
      },
      { durable: letter === 'd' },
    );
  await Promise.all([...'ldldldld'].map(append));
  expect((await findPartner(db, 't'))?.name).toHaveLength(8);
});
