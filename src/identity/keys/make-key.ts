import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Store } from '../../store/open-store.ts';
import type { Db, SigningKeyRow } from '../../store/schema.ts';
import {
  insertSigningKey,
  listSigningKeys,
  lockSigningKeys,
  retireSigningKey,
} from '../../store/signing-keys.ts';

export const ALGORITHM = 'RS256';

export const signs = (row: SigningKeyRow): boolean => row.retired_time === null;

/** Of several processes that find no key at once, the first makes one and all use it. */
export async function makeKey(store: Store, now: Date): Promise<SigningKeyRow> {
  const made = await generateRow(now);
  return store.transaction(async (trx) => {
    await lockSigningKeys(trx);
    const other = await findSigning(trx);
    if (other) return other;
    await insertSigningKey(trx, made);
    return made;
  });
}

/** The one that signs, if there is one. */
export const findSigning = async (db: Db): Promise<SigningKeyRow | undefined> =>
  (await listSigningKeys(db, LATER_THAN_ANY)).find(signs);

/** Leaves out all that are retired. */
const LATER_THAN_ANY = '9999';

/** Takes a tenth of a second and more: nobody may wait for it in a transaction. */
export async function generateRow(now: Date): Promise<SigningKeyRow> {
  const { privateKey } = await generateKeyPair(ALGORITHM, {
    modulusLength: 2048,
    extractable: true,
  });
  const jwk = await exportJWK(privateKey);
  const key_id = await calculateJwkThumbprint(jwk);
  // On the command line it would be taken for an option.
  if (key_id.startsWith('-')) return generateRow(now);
  return {
    key_id,
    private_jwk: JSON.stringify(jwk),
    created_time: now.toISOString(),
    retired_time: null,
  };
}

/** From now on it signs no more, and nobody can make it: its private part is forgotten. */
export const retire = (trx: Db, row: SigningKeyRow, time: string): Promise<void> =>
  retireSigningKey(trx, row.key_id, time, JSON.stringify(publicPart(row)));

/** Names what is public, so that a private part can never slip through. */
export function publicPart(row: SigningKeyRow): { kty: 'RSA'; n: string; e: string } {
  const { n, e } = JSON.parse(row.private_jwk) as JWK;
  if (n === undefined || e === undefined) throw new Error(`Signing key ${row.key_id} is not RSA.`);
  return { kty: 'RSA', n, e };
}
