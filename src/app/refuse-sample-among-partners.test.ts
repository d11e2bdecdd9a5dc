import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleIdentities } from '../sample/identities.ts';
import { upsertPartner } from '../store/partners.ts';
import { partnerRow, temporaryStore } from '../store/store.fixture.ts';
import { openHome } from './home.ts';
import { refuseSampleAmongPartners } from './refuse-sample-among-partners.ts';
import { writeMarker } from './sample-marker.ts';

const folder = mkdtempSync(join(tmpdir(), 'home-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a home with partners gets the sample only when it was begun with it', async () => {
  const home = await openHome(folder);
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const [ours] = sampleIdentities.partners;
  await upsertPartner(store.db, partnerRow({ tenant_id: String(ours?.tenantId) }));
  await refuseSampleAmongPartners({ home, store });
  await upsertPartner(
    store.db,
    partnerRow({ tenant_id: 'other', account_id: '3003000', name: 'Alpine' }),
  );
  await expect(refuseSampleAmongPartners({ home, store })).rejects.toThrow(
    /already has partners of its own \(Alpine\)/,
  );
  await writeMarker(home.data, {});
  await refuseSampleAmongPartners({ home, store });
});
