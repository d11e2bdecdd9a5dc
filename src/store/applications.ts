import { preparedFirst } from './prepared.ts';
import type { ApplicationRow, ApplicationSecretRow, Db } from './schema.ts';

/** Inserts, or replaces everything but the time of creation. */
export async function upsertApplication(db: Db, application: ApplicationRow): Promise<void> {
  const { client_id: _key, created_time: _kept, ...changes } = application;
  await db
    .insertInto('applications')
    .values(application)
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(changes))
    .execute();
}

export const findApplication = preparedFirst((db: Db, clientId: string) =>
  db.selectFrom('applications').selectAll().where('client_id', '=', clientId),
);

/** The same, and nobody else changes the application until the transaction ends. */
export const lockApplication = (trx: Db, clientId: string): Promise<ApplicationRow | undefined> =>
  trx
    .selectFrom('applications')
    .selectAll()
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();

/** Those of one tenant or, without one, all; by tenant and name. */
export const listApplications = (db: Db, tenantId?: string): Promise<ApplicationRow[]> => {
  let query = db.selectFrom('applications').selectAll();
  if (tenantId !== undefined) query = query.where('tenant_id', '=', tenantId);
  return query.orderBy('tenant_id').orderBy('name').orderBy('client_id').execute();
};

export const insertApplicationSecret = async (db: Db, row: ApplicationSecretRow): Promise<void> => {
  await db.insertInto('application_secrets').values(row).execute();
};

/** Those that are valid, the newest first. */
export const findApplicationSecrets = (
  db: Db,
  clientId: string,
  now: string,
): Promise<ApplicationSecretRow[]> =>
  db
    .selectFrom('application_secrets')
    .selectAll()
    .where('client_id', '=', clientId)
    .where((is) => is.or([is('expires_time', 'is', null), is('expires_time', '>', now)]))
    .orderBy((order) => order.case().when('expires_time', 'is', null).then(0).else(1).end())
    .orderBy('created_time', 'desc')
    .orderBy('secret_id')
    .execute();

/** Gives the one that has no end its end. */
export const expireApplicationSecret = async (
  db: Db,
  clientId: string,
  expires: string,
): Promise<void> => {
  await db
    .updateTable('application_secrets')
    .set({ expires_time: expires })
    .where('client_id', '=', clientId)
    .where('expires_time', 'is', null)
    .execute();
};

/** Also those that have run out. */
export const deleteApplicationSecrets = async (
  db: Db,
  clientId: string,
  expiringUntil: string,
): Promise<void> => {
  await db
    .deleteFrom('application_secrets')
    .where('client_id', '=', clientId)
    .where('expires_time', '<=', expiringUntil)
    .execute();
};
