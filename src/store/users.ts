import { preparedFirst } from './prepared.ts';
import type { Db, UserRow } from './schema.ts';

/** Inserts, or replaces everything but the time of creation. Throws when another has the name. */
export async function upsertUser(db: Db, user: UserRow): Promise<void> {
  const { user_id: _key, created_time: _kept, ...changes } = user;
  await db
    .insertInto('users')
    .values(user)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(changes))
    .execute();
}

export const findUser = preparedFirst((db: Db, userId: string) =>
  db.selectFrom('users').selectAll().where('user_id', '=', userId),
);

/** The same, and nobody else changes the user until the transaction ends. */
export const lockUser = (trx: Db, userId: string): Promise<UserRow | undefined> =>
  trx.selectFrom('users').selectAll().where('user_id', '=', userId).forUpdate().executeTakeFirst();

/** Of those that sign in here. `userName` in lower case, as it is kept. */
export const findUserByName = (
  db: Db,
  tenantId: string,
  userName: string,
): Promise<UserRow | undefined> =>
  db
    .selectFrom('users')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('user_name', '=', userName)
    .where('issuer', 'is', null)
    .executeTakeFirst();

/** Of those that an external issuer vouches for. */
export const findUserBySubject = (
  db: Db,
  issuer: string,
  subject: string,
): Promise<UserRow | undefined> =>
  db
    .selectFrom('users')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

/** Those of one tenant or, without one, all; by tenant and name. */
export const listUsers = (db: Db, tenantId?: string): Promise<UserRow[]> => {
  let query = db.selectFrom('users').selectAll();
  if (tenantId !== undefined) query = query.where('tenant_id', '=', tenantId);
  return query.orderBy('tenant_id').orderBy('user_name').orderBy('user_id').execute();
};

export const setVouchedTime = async (db: Db, userId: string, time: string): Promise<void> => {
  await db.updateTable('users').set({ vouched_time: time }).where('user_id', '=', userId).execute();
};
