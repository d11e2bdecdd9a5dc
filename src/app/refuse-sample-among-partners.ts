import { OPERATOR_TENANT } from '../kernel/roles.ts';
import { sampleIdentities } from '../sample/identities.ts';
import { listPartners } from '../store/partners.ts';
import type { Core } from './open-core.ts';
import { holdsSampleWorld } from './sample-marker.ts';

const OURS = [OPERATOR_TENANT, ...sampleIdentities.partners.map(({ tenantId }) => tenantId)];

/** A home that was not begun with the sample, and has partners, gets no identities that everybody knows. */
export async function refuseSampleAmongPartners({
  home,
  store,
}: Pick<Core, 'home' | 'store'>): Promise<void> {
  if (await holdsSampleWorld(home.data)) return;
  const other = (await listPartners(store.db)).find((one) => !OURS.includes(one.tenant_id));
  if (!other) return;
  throw new Error(
    `${home.folder} already has partners of its own (${other.name}), and the passwords of the sample world are public. ` +
      'Choose another --home for it.',
  );
}
