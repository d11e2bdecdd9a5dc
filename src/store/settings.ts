import type { Db } from './schema.ts';

/**
 * The kept value of a setting, or the one that `make` gives, kept from now on. Of several processes
 * that ask at once all get the same value.
 */
export async function settingOr(db: Db, name: string, make: () => string): Promise<string> {
  const kept = await findSetting(db, name);
  if (kept !== undefined) return kept;
  const made = make();
  await db
    .insertInto('settings')
    .values({ name, value: made })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await findSetting(db, name)) ?? made;
}

/**
 * For a transaction: holds the lock of that name until it ends, over all processes. A row is locked,
 * because that works on both kinds of database.
 */
export const holdLock = async (trx: Db, name: string): Promise<void> => {
  await trx
    .insertInto('settings')
    .values({ name, value: '' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const lock = trx.selectFrom('settings').select('name').where('name', '=', name);
  await lock.forUpdate().execute();
};

const findSetting = async (db: Db, name: string): Promise<string | undefined> =>
  (await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())
    ?.value;
