import { PublicError } from '../../kernel/errors.ts';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { findPartner, lockPartner, upsertPartner } from '../../store/partners.ts';
import type { Db } from '../../store/schema.ts';
import { type PartnerView, toPartnerView } from './views.ts';

/**
 * The partner, held until the transaction ends; that of the operators is made when it is first asked for.
 * Throws `identity_not_found`.
 */
export async function holdPartner(trx: Db, tenantId: string, now: Date): Promise<PartnerView> {
  if (tenantId === OPERATOR_TENANT) await ensureOperators(trx, now);
  const row = await lockPartner(trx, tenantId);
  if (!row) throw new PublicError('identity_not_found', { what: `a partner ${tenantId}` });
  return toPartnerView(row);
}

async function ensureOperators(trx: Db, now: Date): Promise<void> {
  if (await findPartner(trx, OPERATOR_TENANT)) return;
  await upsertPartner(trx, {
    tenant_id: OPERATOR_TENANT,
    account_id: '',
    name: 'Operators',
    kind: 'operator',
    locations: '[]',
    disabled: 0,
    created_time: now.toISOString(),
  });
}
