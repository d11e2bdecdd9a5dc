import type { Db, PartnerRow } from './schema.ts';

/** Inserts, or replaces everything but the time of creation. */
export async function upsertPartner(db: Db, partner: PartnerRow): Promise<void> {
  const { tenant_id: _key, created_time: _kept, ...changes } = partner;
  await db
    .insertInto('partners')
    .values(partner)
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(changes))
    .execute();
}

export const findPartner = (db: Db, tenantId: string): Promise<PartnerRow | undefined> =>
  db.selectFrom('partners').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();
