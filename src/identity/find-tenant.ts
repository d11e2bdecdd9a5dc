import { findPartner } from '../store/partners.ts';
import type { Db, PartnerRow } from '../store/schema.ts';
import { TokenRefusal } from './oauth-errors.ts';

/** The partner whose tenant id stands in the path. Its letters' case does not matter. */
export async function findTenant(db: Db, tenantId: string): Promise<PartnerRow> {
  const partner = await findPartner(db, tenantId.trim().toLowerCase());
  if (!partner) throw new TokenRefusal('unknown_tenant', { tenant: tenantId });
  return partner;
}
