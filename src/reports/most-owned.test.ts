import { expect, test } from 'vitest';
import { randomId } from '../kernel/ids.ts';
import { upsertPartner } from '../store/partners.ts';
import { countQueriesOf, insertQuery } from '../store/queries.ts';
import { describeStores, partnerRow } from '../store/store.fixture.ts';
import { assertRoomForQuery } from './most-owned.ts';

const NOW = '2026-03-01T12:00:00.000Z';
const owner = { principalId: 'ada', tenantId: 't1' };

describeStores((temporaryStore) => {
  test('of many requests at once only as many get through as there is room for', async () => {
    await using temporary = await temporaryStore();
    const { store } = temporary;
    await upsertPartner(store.db, partnerRow({ tenant_id: 't1' }));
    const create = () =>
      store.transaction(async (trx) => {
        await assertRoomForQuery(trx, owner, 3);
        await insertQuery(trx, {
          ...{ query_id: randomId(), owner_id: 'ada', owner_name: 'ada', tenant_id: 't1' },
          ...{ program: 'mpn', name: 'n', description: null, query_text: '', created_time: NOW },
        });
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, create));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: 7 }, () => 'too_many_queries'));
    expect(await countQueriesOf(store.db, 'ada')).toBe(3);
    expect(await countQueriesOf(store.db, 'bob')).toBe(0);
  });
});
