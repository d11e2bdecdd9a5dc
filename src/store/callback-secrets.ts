import type { CallbackSecretRow, Db } from './schema.ts';

/** Those that still sign, the newest first. */
export const findCallbackSecrets = (
  db: Db,
  tenantId: string,
  now: string,
): Promise<CallbackSecretRow[]> =>
  db
    .selectFrom('callback_secrets')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where((is) => is.or([is('expires_time', 'is', null), is('expires_time', '>', now)]))
    // The one that does not expire comes first, were all of them made within a millisecond.
    .orderBy((order) => order.case().when('expires_time', 'is', null).then(0).else(1).end())
    .orderBy('created_time', 'desc')
    .orderBy('secret_id')
    .execute();

/** Nobody else changes the partner's secrets until the transaction ends. */
export const lockCallbackSecrets = async (db: Db, tenantId: string): Promise<void> => {
  await db
    .selectFrom('partners')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .execute();
};

export const insertCallbackSecret = async (db: Db, row: CallbackSecretRow): Promise<void> => {
  await db.insertInto('callback_secrets').values(row).execute();
};

/** Gives the one that has no end its end. */
export const expireCallbackSecret = async (
  db: Db,
  tenantId: string,
  expires: string,
): Promise<void> => {
  await db
    .updateTable('callback_secrets')
    .set({ expires_time: expires })
    .where('tenant_id', '=', tenantId)
    .where('expires_time', 'is', null)
    .execute();
};

export const deleteExpiredCallbackSecrets = async (
  db: Db,
  tenantId: string,
  now: string,
): Promise<void> => {
  await db
    .deleteFrom('callback_secrets')
    .where('tenant_id', '=', tenantId)
    .where('expires_time', '<=', now)
    .execute();
};
