import { recordRefused, recordRevoked } from './audit-tokens.ts';
import { authenticateApplication, readCredentials } from './authenticate-application.ts';
import { findTenant } from './find-tenant.ts';
import { type Form, readForm, requiredField } from './form.ts';
import type { TokenRequest } from './issue-token.ts';
import { TokenRefusal } from './oauth-errors.ts';
import { endSignIn } from './refresh-tokens.ts';
import type { Services } from './services.ts';

/** A request to the revocation endpoint (RFC 7009), as it came. */
export type RevocationRequest = Omit<TokenRequest, 'version'>;

/**
 * Ends the sign-in that a refresh token came from. A token that nobody knows is none already, which is what
 * the caller wants. Throws a `TokenRefusal`.
 */
export async function revokeToken(services: Services, request: RevocationRequest): Promise<void> {
  const form = readForm(request.form);
  const credentials = readCredentials(form, request.authorization);
  try {
    await takeSteps(services, request, form, credentials);
  } catch (error) {
    if (error instanceof TokenRefusal) {
      await recordRefused(services, { ...request, form }, credentials, error.reason);
    }
    throw error;
  }
}

async function takeSteps(
  services: Services,
  { tenantId, origin, sameOrigin = false }: RevocationRequest,
  form: Form,
  credentials: ReturnType<typeof readCredentials>,
): Promise<void> {
  const { store, clock } = services;
  const { tenant_id } = await findTenant(store.db, tenantId);
  // The console may give back what it may renew by.
  const asking = { ...credentials, grant: 'refresh_token', sameOrigin };
  const application = await authenticateApplication(services, tenant_id, asking, origin);
  const token = requiredField(form, 'token');
  if (isJwt(token)) throw new TokenRefusal('unsupported_token');
  await store.transaction(async (trx) => {
    const ended = await endSignIn(trx, token, application.client_id, clock.now());
    if (ended) await recordRevoked(services, trx, { application, origin, userId: ended.user_id });
  });
}

/** As our access and id tokens are, and refresh tokens are not: whatever the hint says. */
const isJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
