import type { FastifyRequest } from 'fastify';
import type { Origin } from '../../kernel/audit.ts';
import { authorizeCaller, type Caller, type Principal } from '../../reports/caller.ts';
import type { ApiApp, Services } from '../api-app.ts';
import { readToken } from '../input/read-token.ts';

/** Every route of `app` needs a valid token of somebody with a role; `callerOf` says who it is. */
export function requireCaller(app: ApiApp, { identity, reports }: Services): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    const principal = await identity.verifyAccessToken(readToken(request.headers));
    request.setDecorator('principal', principal);
    const caller = await authorizeCaller(reports.store.db, principal, originOf(request));
    request.setDecorator('caller', caller);
  });
}

/** Whose valid token the request carries; undefined without one, and on routes that need none. */
export const principalOf = (request: FastifyRequest): Principal | undefined =>
  request.getDecorator<Principal | undefined>('principal');

/** For the audit trail. */
export const originOf = ({ ip, id }: FastifyRequest): Origin => ({
  address: ip,
  correlationId: id,
});

export const callerOf = (request: FastifyRequest): Caller => request.getDecorator<Caller>('caller');
