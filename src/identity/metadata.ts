import { findTenant } from './find-tenant.ts';
import { issuerOf, tenantAddress } from './issuers.ts';
import { ALGORITHM } from './keys.ts';
import type { Services, Version } from './services.ts';

/** An OpenID Connect discovery document. */
export type Metadata = Readonly<Record<string, string | readonly string[]>>;

/** Throws a `TokenRefusal` for an unknown tenant. */
export async function tenantMetadata(
  { store, issuerBase }: Services,
  tenantId: string,
  version: Version,
): Promise<Metadata> {
  const { tenant_id: tenant } = await findTenant(store.db, tenantId);
  const address = tenantAddress(issuerBase, tenant);
  return {
    issuer: issuerOf(issuerBase, tenant, version),
    // OpenID Connect requires it and clients refuse a document without it; it says that there is no page.
    authorization_endpoint: `${address}/oauth2/${version === 'v1' ? '' : 'v2.0/'}authorize`,
    token_endpoint: `${address}/oauth2/${version === 'v1' ? '' : 'v2.0/'}token`,
    revocation_endpoint: `${address}/oauth2/revoke`,
    jwks_uri: `${address}/discovery/keys`,
    grant_types_supported: ['password', 'refresh_token', 'client_credentials'],
    // The field is required; the authorization endpoint answers none.
    response_types_supported: [],
    response_modes_supported: [],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ALGORITHM],
    token_endpoint_auth_methods_supported: AUTHENTICATION,
    revocation_endpoint_auth_methods_supported: AUTHENTICATION,
    scopes_supported: ['openid', 'offline_access'],
    claims_supported: [...COMMON_CLAIMS, ...NAME_CLAIMS[version]],
  };
}

const AUTHENTICATION = ['client_secret_post', 'client_secret_basic'];
const COMMON_CLAIMS = ['iss', 'aud', 'sub', 'oid', 'tid', 'name', 'ver', 'iat', 'nbf', 'exp'];
const NAME_CLAIMS = { v1: ['upn', 'unique_name'], v2: ['preferred_username'] };
