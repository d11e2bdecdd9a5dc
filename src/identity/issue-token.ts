import { authenticateApplication } from './authenticate-application.ts';
import { findTenant } from './find-tenant.ts';
import { type Form, readForm, requiredField } from './form.ts';
import { clientCredentialsGrant } from './grants/client-credentials.ts';
import type { Granted, GrantRequest, GrantType } from './grants/grant.ts';
import { passwordGrant } from './grants/password.ts';
import { refreshTokenGrant } from './grants/refresh-token.ts';
import { type Minting, mintAccessToken, mintIdToken } from './mint-tokens.ts';
import { TokenRefusal } from './oauth-errors.ts';
import type { Services, Version } from './services.ts';
import { type TokenAnswer, tokenAnswer } from './token-answer.ts';

/** A request to a token endpoint, as it came. */
export interface TokenRequest {
  readonly version: Version;
  /** From the path. */
  readonly tenantId: string;
  readonly form: Readonly<Record<string, string>>;
  /** The header, if any: HTTP Basic may carry the application's id and secret. */
  readonly authorization?: string;
  /** The header `client-request-id`: it becomes the correlation id of an error. */
  readonly clientRequestId?: string;
}

const grantTypes: Readonly<Partial<Record<string, GrantType>>> = {
  password: passwordGrant,
  refresh_token: refreshTokenGrant,
  client_credentials: clientCredentialsGrant,
};

/** The steps in order. Throws a `TokenRefusal`. */
export async function issueToken(
  services: Services,
  { version, tenantId, form: fields, authorization }: TokenRequest,
): Promise<TokenAnswer> {
  const now = services.clock.now();
  const form = readForm(fields);
  const { tenant_id } = await findTenant(services.store.db, tenantId);
  const application = await authenticateApplication(services, tenant_id, form, authorization);
  const request = { version, form, application, now };
  const granted = await grantNamed(form)(services, request);
  return answer(services, request, granted);
}

function grantNamed(form: Form): GrantType {
  const name = requiredField(form, 'grant_type');
  const grant = Object.hasOwn(grantTypes, name) ? grantTypes[name] : undefined;
  if (!grant) throw new TokenRefusal('unsupported_grant', { grant: name });
  return grant;
}

async function answer(
  services: Services,
  { version, form, application, now }: GrantRequest,
  granted: Granted,
): Promise<TokenAnswer> {
  const minting: Minting = {
    version,
    tenantId: application.tenant_id,
    clientId: application.client_id,
    subject: granted.subject,
    now,
  };
  return tokenAnswer({
    version,
    granted,
    askedScope: form.scope,
    accessToken: await mintAccessToken(services, minting, granted.resource),
    idToken: granted.subject.kind === 'user' ? await mintIdToken(services, minting) : undefined,
    lifeSeconds: services.accessTokenSeconds,
    now,
  });
}
