import type { Origin } from '../kernel/audit.ts';
import { recordIssued, recordRefused } from './audit-tokens.ts';
import {
  authenticateApplication,
  type Credentials,
  readCredentials,
} from './authenticate-application.ts';
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
  readonly origin: Origin;
  /** Whether a browser sent it for a page of this server. Not unless given. */
  readonly sameOrigin?: boolean;
}

const grantTypes: Readonly<Partial<Record<string, GrantType>>> = {
  password: passwordGrant,
  refresh_token: refreshTokenGrant,
  client_credentials: clientCredentialsGrant,
};

/** Issues or refuses, and records which. Throws a `TokenRefusal`. */
export async function issueToken(services: Services, request: TokenRequest): Promise<TokenAnswer> {
  const form = readForm(request.form);
  const credentials = readCredentials(form, request.authorization);
  try {
    return await takeSteps(services, request, form, credentials);
  } catch (error) {
    if (error instanceof TokenRefusal) {
      await recordRefused(services, { ...request, form }, credentials, error.reason);
    }
    throw error;
  }
}

/** The steps in order. */
async function takeSteps(
  services: Services,
  { version, tenantId, origin, sameOrigin = false }: TokenRequest,
  form: Form,
  credentials: Credentials,
): Promise<TokenAnswer> {
  const now = services.clock.now();
  const { tenant_id, disabled } = await findTenant(services.store.db, tenantId);
  const asking = { ...credentials, grant: form.grant_type, sameOrigin };
  const application = await authenticateApplication(services, tenant_id, asking, origin);
  // Only who has proven to be of the partner may learn that.
  if (disabled) throw new TokenRefusal('disabled_partner');
  const request = { version, form, application, now, origin };
  const granted = await grantNamed(form)(services, request);
  const answered = await answer(services, request, granted);
  await recordIssued(services, request, granted);
  return answered;
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
