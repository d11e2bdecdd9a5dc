import { prepared } from './prepared.ts';
import type { Db, SigningKeyRow } from './schema.ts';
import { holdLock } from './settings.ts';

/** Keys are made and ended one after the other. */
export const lockSigningKeys = (trx: Db): Promise<void> => holdLock(trx, 'signing-keys');

/** The `retired_time` of a revoked key: so long ago that nothing it signed can still be valid. */
export const REVOKED_TIME = '1970-01-01T00:00:00.000Z';

export async function insertSigningKey(db: Db, key: SigningKeyRow): Promise<void> {
  await db.insertInto('signing_keys').values(key).execute();
}

/** Those that still sign, and those retired after `retiredAfter`; the newest first. */
export const listSigningKeys = prepared((db: Db, retiredAfter: string) =>
  db
    .selectFrom('signing_keys')
    .selectAll()
    .where((where) =>
      where.or([where('retired_time', 'is', null), where('retired_time', '>', retiredAfter)]),
    )
    .orderBy('created_time', 'desc')
    .orderBy('key_id'),
);

/** Also those that verify nothing any more; the newest first. */
export const listAllSigningKeys = (db: Db): Promise<SigningKeyRow[]> => listSigningKeys(db, '');

/** It signs no more. With `publicJwk` the private part is forgotten. */
export async function retireSigningKey(
  db: Db,
  keyId: string,
  time: string,
  publicJwk?: string,
): Promise<void> {
  await db
    .updateTable('signing_keys')
    .set({ retired_time: time, ...(publicJwk !== undefined && { private_jwk: publicJwk }) })
    .where('key_id', '=', keyId)
    .where('retired_time', 'is', null)
    .execute();
}

/** Nothing that it signed is valid any more, whether it still signs or is retired. */
export async function revokeSigningKey(db: Db, keyId: string, publicJwk: string): Promise<void> {
  await db
    .updateTable('signing_keys')
    .set({ retired_time: REVOKED_TIME, private_jwk: publicJwk })
    .where('key_id', '=', keyId)
    .execute();
}
