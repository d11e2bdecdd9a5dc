import { lockPartner } from '../../../store/partners.ts';
import type { Db } from '../../../store/schema.ts';
import type { Admin, DirectoryContext } from '../context.ts';
import { checkedId } from '../names.ts';
import type { Put } from '../put.ts';
import { type PartnerInput, putPartnerIn } from '../put-partner.ts';
import { type PartnerView, toPartnerView } from '../views.ts';

/**
 * Roles are granted for locations, so those that are new must be there before the users, and those that
 * are gone can go only after the users have let go of them. `finish` takes these away.
 */
export async function putPartnerFirst(
  context: DirectoryContext,
  trx: Db,
  admin: Admin,
  input: PartnerInput,
): Promise<{ put: Put<PartnerView>; finish: () => Promise<Put<PartnerView>> }> {
  const row = await lockPartner(trx, checkedId(input.tenantId, 'tenantId'));
  const wished = input.locations?.map(({ id }) => id) ?? [];
  const leaving =
    row && input.locations
      ? toPartnerView(row).locations.filter(({ id }) => !wished.includes(id))
      : [];
  const meanwhile = leaving.length > 0 ? [...(input.locations ?? []), ...leaving] : input.locations;
  const put = await putPartnerIn(context, trx, admin, { ...input, locations: meanwhile }, 'put');
  const finish = async () =>
    leaving.length === 0 ? put : joined(put, await putPartnerIn(context, trx, admin, input, 'put'));
  return { put, finish };
}

/** Two changes of one partner as one. */
function joined(first: Put<PartnerView>, second: Put<PartnerView>): Put<PartnerView> {
  const earlier = new Map(first.changes.map((change) => [change.property, change]));
  const later = second.changes.map((change) => ({
    ...change,
    before: (earlier.get(change.property) ?? change).before,
  }));
  const properties = later.map(({ property }) => property);
  const kept = first.changes.filter(({ property }) => !properties.includes(property));
  return { ...second, changes: [...kept, ...later] };
}
