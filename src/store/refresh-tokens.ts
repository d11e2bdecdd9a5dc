import type { Db, RefreshTokenRow } from './schema.ts';

export async function insertRefreshToken(db: Db, token: RefreshTokenRow): Promise<void> {
  await db.insertInto('refresh_tokens').values(token).execute();
}

export const findRefreshToken = (db: Db, tokenHash: string): Promise<RefreshTokenRow | undefined> =>
  db
    .selectFrom('refresh_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();

/** True for the one call that used it; false when it was used or revoked before. */
export async function markRefreshTokenUsed(
  db: Db,
  tokenHash: string,
  time: string,
): Promise<boolean> {
  const result = await db
    .updateTable('refresh_tokens')
    .set({ used_time: time })
    .where('token_hash', '=', tokenHash)
    .where('used_time', 'is', null)
    .where('revoked_time', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function revokeRefreshFamily(db: Db, familyId: string, time: string): Promise<void> {
  await db
    .updateTable('refresh_tokens')
    .set({ revoked_time: time })
    .where('family_id', '=', familyId)
    .where('revoked_time', 'is', null)
    .execute();
}

/** Ends every sign-in of a user, or through an application. */
export async function revokeRefreshTokensOf(
  db: Db,
  column: 'user_id' | 'client_id',
  id: string,
  time: string,
): Promise<void> {
  await db
    .updateTable('refresh_tokens')
    .set({ revoked_time: time })
    .where(column, '=', id)
    .where('revoked_time', 'is', null)
    .execute();
}

/** Answers how many tokens had expired by `time`; they are gone. */
export async function deleteExpiredRefreshTokens(db: Db, time: string): Promise<number> {
  const result = await db
    .deleteFrom('refresh_tokens')
    .where('expires_time', '<=', time)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
