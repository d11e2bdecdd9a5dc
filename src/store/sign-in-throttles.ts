import type { Db, SignInThrottleRow } from './schema.ts';

export const findThrottles = async (
  db: Db,
  keys: readonly string[],
): Promise<SignInThrottleRow[]> =>
  db
    .selectFrom('sign_in_throttles')
    .selectAll()
    .where('throttle_key', 'in', [...keys])
    .execute();

/** Inserts or replaces. */
export const upsertThrottle = async (db: Db, row: SignInThrottleRow): Promise<void> => {
  const { throttle_key: _key, ...changes } = row;
  await db
    .insertInto('sign_in_throttles')
    .values(row)
    .onConflict((conflict) => conflict.column('throttle_key').doUpdateSet(changes))
    .execute();
};

export const deleteThrottles = async (db: Db, keys: readonly string[]): Promise<void> => {
  await db
    .deleteFrom('sign_in_throttles')
    .where('throttle_key', 'in', [...keys])
    .execute();
};

/** Those that nothing has happened to since; answers how many. */
export const deleteThrottlesBefore = async (db: Db, before: string): Promise<number> => {
  const result = await db
    .deleteFrom('sign_in_throttles')
    .where('changed_time', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
};
