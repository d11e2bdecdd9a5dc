import { CompactSign, type CryptoKey, importJWK, type JWTPayload } from 'jose';
import type { Store } from '../../store/open-store.ts';
import { listSigningKeys } from '../../store/signing-keys.ts';
import { CLIENT, NOW, RESOURCE, TENANT } from './http-world.ts';

export const NOW_SECONDS = Date.parse(NOW) / 1000;

/** The key that the server under test signs with, from its store. */
export async function realKey({ db }: Store) {
  const row = (await listSigningKeys(db, NOW)).find((one) => one.retired_time === null);
  if (!row) throw new Error('the server has no key yet');
  const jwk = JSON.parse(row.private_jwk);
  const key = (await importJWK(jwk, 'RS256')) as CryptoKey;
  return { kid: row.key_id, key, jwk, publicJwk: { kty: 'RSA', n: jwk.n, e: jwk.e } };
}

/** What the server itself would say of the executive of Contoso. */
export const claims: JWTPayload = {
  iss: `http://localhost/${TENANT}/`,
  aud: RESOURCE,
  tid: TENANT,
  oid: 'exec',
  sub: 'exec',
  appid: CLIENT,
  idtyp: 'user',
  iat: NOW_SECONDS,
  nbf: NOW_SECONDS,
  exp: NOW_SECONDS + 3600,
};

export const mint = (key: CryptoKey, payload: object, header: object): Promise<string> =>
  signText(key, JSON.stringify(payload), header);

/** Signed in order, whatever the text is. */
export const signText = (key: CryptoKey, text: string, header: object): Promise<string> =>
  new CompactSign(Buffer.from(text))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...header })
    .sign(key);

export const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
