import type { JSONWebKeySet } from 'jose';
import { isSafeAddress, SAFE_ADDRESS } from '../../config/issuers/safe-address.ts';
import type { TrustedIssuer } from '../../config/issuers/trusted-issuer.ts';
import { type Fetch, fetchJson } from './fetch-json.ts';

/** The issuer's key set as it is published; `createLocalJWKSet` checks its form. */
export async function fetchKeys(
  fetch: Fetch,
  { issuer, jwksUri }: Pick<TrustedIssuer, 'issuer' | 'jwksUri'>,
): Promise<JSONWebKeySet> {
  const address = jwksUri ?? (await discoverKeys(fetch, issuer));
  return (await fetchJson(fetch, address)) as JSONWebKeySet;
}

/** OpenID Connect Discovery 1.0, section 4: the document must say that it is this issuer's. */
async function discoverKeys(fetch: Fetch, issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const document = Object(await fetchJson(fetch, address)) as Record<string, unknown>;
  if (document.issuer !== issuer) {
    throw new Error(`${address}: it is of the issuer ${JSON.stringify(document.issuer)}`);
  }
  const { jwks_uri: keys } = document;
  if (typeof keys === 'string' && isSafeAddress(keys)) return keys;
  throw new Error(
    `${address}: its jwks_uri is ${JSON.stringify(keys)}; it should be ${SAFE_ADDRESS}`,
  );
}
