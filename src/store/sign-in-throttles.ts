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

/** Rows of these keys, made where absent, held until the transaction ends. */
export const lockThrottles = async (
  trx: Db,
  keys: readonly string[],
  now: string,
): Promise<SignInThrottleRow[]> => {
  const empty = { failures: 0, blocked_until_time: now, changed_time: now };
  // In one order: two that hold each other's first row would wait for ever.
  const ordered = [...keys].sort();
  await trx
    .insertInto('sign_in_throttles')
    .values(ordered.map((throttle_key) => ({ throttle_key, ...empty })))
    .onConflict((conflict) => conflict.column('throttle_key').doNothing())
    .execute();
  return trx
    .selectFrom('sign_in_throttles')
    .selectAll()
    .where('throttle_key', 'in', ordered)
    .orderBy('throttle_key')
    .forUpdate()
    .execute();
};

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

/** Those that nothing has happened to since, and that block or know nobody since; answers how many. */
export const deleteThrottlesBefore = async (db: Db, before: string): Promise<number> => {
  const result = await db
    .deleteFrom('sign_in_throttles')
    .where('changed_time', '<', before)
    .where('blocked_until_time', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
};
