import type { Db, SigningKeyRow } from './schema.ts';

export async function insertSigningKey(db: Db, key: SigningKeyRow): Promise<void> {
  await db.insertInto('signing_keys').values(key).execute();
}

/** Those that still sign, and those retired after `retiredAfter`; the newest first. */
export const listSigningKeys = (db: Db, retiredAfter: string): Promise<SigningKeyRow[]> =>
  db
    .selectFrom('signing_keys')
    .selectAll()
    .where((where) =>
      where.or([where('retired_time', 'is', null), where('retired_time', '>', retiredAfter)]),
    )
    .orderBy('created_time', 'desc')
    .orderBy('key_id')
    .execute();

export async function retireSigningKey(db: Db, keyId: string, time: string): Promise<void> {
  await db
    .updateTable('signing_keys')
    .set({ retired_time: time })
    .where('key_id', '=', keyId)
    .where('retired_time', 'is', null)
    .execute();
}
