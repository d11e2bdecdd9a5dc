import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../../identity/verify-token.ts';
import type { Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import { type Caller, callersOf } from '../../reports/caller.ts';
import type { ApiApp, Services } from '../api-app.ts';
import { readToken } from '../input/read-token.ts';

/** Every route of `app` needs a valid token of somebody with a role; `callerOf` says who it is. */
export function requireCaller(app: ApiApp, services: Services): void {
  const callerNow = callersOf(services.reports.store.db);
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request, reply) => {
    const principal = await authenticate(services, request, reply);
    request.setDecorator('caller', await callerNow(principal, originOf(request)));
  });
}

/** Whose valid token the request carries; undefined without one, and on routes that need none. */
export const principalOf = (request: FastifyRequest): Principal | undefined =>
  request.getDecorator<Principal | undefined>('principal');

/**
 * Whom the token speaks for, within the limits: refused tokens count for the address, others for whom
 * they speak for. Throws `token_missing`, `token_invalid` or `rate_limited`.
 */
export async function authenticate(
  { identity, rateLimits }: Pick<Services, 'identity' | 'rateLimits'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Principal> {
  const principal = await identity
    .verifyAccessToken(readToken(request.headers), originOf(request))
    .catch(async (error: unknown) => {
      const isRefused = error instanceof PublicError && error.status === 401;
      if (isRefused) await rateLimits.addresses(request, reply);
      throw error;
    });
  request.setDecorator('principal', principal);
  await rateLimits.principals(request, reply, principal.principalId);
  return principal;
}

/** For the audit trail. */
export const originOf = ({ ip, id }: FastifyRequest): Origin => ({
  address: ip,
  correlationId: id,
});

export const callerOf = (request: FastifyRequest): Caller => request.getDecorator<Caller>('caller');
