import { preparedFirst } from './prepared.ts';
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

export const findPartner = preparedFirst((db: Db, tenantId: string) =>
  db.selectFrom('partners').selectAll().where('tenant_id', '=', tenantId),
);

export const findPartnerByAccount = (db: Db, accountId: string): Promise<PartnerRow | undefined> =>
  db.selectFrom('partners').selectAll().where('account_id', '=', accountId).executeTakeFirst();

/** By name. */
export const listPartners = (db: Db): Promise<PartnerRow[]> =>
  db.selectFrom('partners').selectAll().orderBy('name').orderBy('tenant_id').execute();

/** Nobody else changes the partner until the transaction ends. */
export const lockPartner = (db: Db, tenantId: string): Promise<PartnerRow | undefined> =>
  db
    .selectFrom('partners')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();

/** Holds the account's partners until the transaction ends. */
export const lockAccount = async (trx: Db, accountId: string): Promise<void> => {
  await trx
    .selectFrom('partners')
    .select('tenant_id')
    .where('account_id', '=', accountId)
    .orderBy('tenant_id')
    .forUpdate()
    .execute();
};
