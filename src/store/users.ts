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

export const findUser = (db: Db, userId: string): Promise<UserRow | undefined> =>
  db.selectFrom('users').selectAll().where('user_id', '=', userId).executeTakeFirst();

/** `userName` in lower case, as it is kept. */
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
    .executeTakeFirst();
