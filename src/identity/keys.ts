import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWK_RSA_Public,
} from 'jose';
import type { Store } from '../store/open-store.ts';
import type { SigningKeyRow } from '../store/schema.ts';
import { insertSigningKey, listSigningKeys } from '../store/signing-keys.ts';

export const ALGORITHM = 'RS256';

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
  /** Those that sign and those that still verify; never without one. */
  publicKeys(now: Date): Promise<PublicKey[]>;
}

/** A retired key still verifies for `graceSeconds`: until the last token it signed has expired. */
export function createKeyRing(store: Store, graceSeconds: number): KeyRing {
  const imported = new Map<string, Promise<CryptoKey>>();
  const importOnce = (name: string, jwk: JWK): Promise<CryptoKey> => {
    const known = imported.get(name) ?? importKey(jwk);
    imported.set(name, known);
    return known;
  };
  const valid = (now: Date) =>
    listSigningKeys(store.db, new Date(now.getTime() - graceSeconds * 1000).toISOString());
  return {
    signingKey: async (now) => {
      const row = (await valid(now)).find(signs) ?? (await makeKey(store, now));
      return { kid: row.key_id, key: await importOnce(`private ${row.key_id}`, privateJwk(row)) };
    },
    verifyingKey: async (kid, now) => {
      const row = (await valid(now)).find((candidate) => candidate.key_id === kid);
      return row && importOnce(`public ${kid}`, publicKey(row));
    },
    publicKeys: async (now) => {
      const rows = await valid(now);
      return (rows.some(signs) ? rows : [await makeKey(store, now), ...rows]).map(publicKey);
    },
  };
}

const signs = (row: SigningKeyRow): boolean => row.retired_time === null;

/** Of several processes that find no key at once, the first to insert wins and all use its key. */
async function makeKey(store: Store, now: Date): Promise<SigningKeyRow> {
  const made = await generateRow(now);
  return store.transaction(async (trx) => {
    const other = (await listSigningKeys(trx, now.toISOString())).find(signs);
    if (other) return other;
    await insertSigningKey(trx, made);
    return made;
  });
}

async function generateRow(now: Date): Promise<SigningKeyRow> {
  const { privateKey } = await generateKeyPair(ALGORITHM, {
    modulusLength: 2048,
    extractable: true,
  });
  const jwk = await exportJWK(privateKey);
  return {
    key_id: await calculateJwkThumbprint(jwk),
    private_jwk: JSON.stringify(jwk),
    created_time: now.toISOString(),
    retired_time: null,
  };
}

const privateJwk = (row: SigningKeyRow): JWK => JSON.parse(row.private_jwk) as JWK;

/** Names what is public, so that a private part can never slip through. */
function publicKey(row: SigningKeyRow): PublicKey {
  const { n, e } = privateJwk(row);
  if (n === undefined || e === undefined) throw new Error(`Signing key ${row.key_id} is not RSA.`);
  return { kty: 'RSA', use: 'sig', alg: ALGORITHM, kid: row.key_id, n, e };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new Error('A signing key in the store is not asymmetric.');
  return key;
}
