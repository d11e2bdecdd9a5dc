import { type CryptoKey, importJWK, type JWK, type JWK_RSA_Public } from 'jose';
import type { Store } from '../store/open-store.ts';
import type { SigningKeyRow } from '../store/schema.ts';
import { listAllSigningKeys, listSigningKeys } from '../store/signing-keys.ts';
import { ALGORITHM, makeKey, publicPart, signs } from './keys/make-key.ts';

export { ALGORITHM } from './keys/make-key.ts';

export interface PublicKey extends JWK_RSA_Public {
  readonly kty: 'RSA';
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: typeof ALGORITHM;
}

/** The RSA keys in the store, shared by every process that opens it. */
export interface KeyRing {
  /** The newest key that is not retired; made when there is none. */
  signingKey(now: Date): Promise<{ kid: string; key: CryptoKey }>;
  /** Undefined when no key of that id is valid any more, or ever was. */
  verifyingKey(kid: string, now: Date): Promise<CryptoKey | undefined>;
  /** Milliseconds since 1970, exclusive, as the key stands now; infinite while it signs. */
  verifiesUntil(kid: string): Promise<number>;
  /** Those that sign and those that still verify; never without one. */
  publicKeys(now: Date): Promise<PublicKey[]>;
}

/** A retired key still verifies for `graceSeconds`: until the last token it signed has expired. */
export function createKeyRing(store: Store, graceSeconds: number): KeyRing {
  const imported = new Map<string, Promise<CryptoKey>>();
  const importOnce = (name: string, jwk: () => JWK): Promise<CryptoKey> => {
    const known = imported.get(name) ?? importKey(jwk());
    imported.set(name, known);
    return known;
  };
  const valid = (now: Date) =>
    listSigningKeys(store.db, new Date(now.getTime() - graceSeconds * 1000).toISOString());
  return {
    signingKey: async (now) => {
      const row = (await valid(now)).find(signs) ?? (await makeKey(store, now));
      return {
        kid: row.key_id,
        key: await importOnce(`private ${row.key_id}`, () => privateJwk(row)),
      };
    },
    verifyingKey: async (kid, now) => {
      const row = (await valid(now)).find((candidate) => candidate.key_id === kid);
      return row && importOnce(`public ${kid}`, () => publicKey(row));
    },
    verifiesUntil: async (kid) => {
      const row = (await listAllSigningKeys(store.db)).find(({ key_id }) => key_id === kid);
      if (!row) return 0;
      return row.retired_time === null
        ? Number.POSITIVE_INFINITY
        : Date.parse(row.retired_time) + graceSeconds * 1000;
    },
    publicKeys: async (now) => {
      const rows = await valid(now);
      return (rows.some(signs) ? rows : [await makeKey(store, now), ...rows]).map(publicKey);
    },
  };
}

const privateJwk = (row: SigningKeyRow): JWK => JSON.parse(row.private_jwk) as JWK;

/** Names what is public, so that a private part can never slip through. */
function publicKey(row: SigningKeyRow): PublicKey {
  return { ...publicPart(row), use: 'sig', alg: ALGORITHM, kid: row.key_id };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new Error('A signing key in the store is not asymmetric.');
  return key;
}
