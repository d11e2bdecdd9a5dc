import type { FastifyRequest } from 'fastify';
import type { Origin } from '../../kernel/audit.ts';
import { authorizeCaller, type Caller } from '../../reports/caller.ts';
import type { ApiApp, Services } from '../api-app.ts';
import { readToken } from '../input/read-token.ts';

/** Every route of `app` needs a valid token of somebody with a role; `callerOf` says who it is. */
export function requireCaller(app: ApiApp, { identity, reports }: Services): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    const origin = originOf(request);
    const principal = await identity.verifyAccessToken(readToken(request.headers), origin);
    const caller = await authorizeCaller(reports.store.db, principal, origin);
    request.setDecorator('caller', caller);
  });
}

/** For the audit trail. */
export const originOf = ({ ip, id }: FastifyRequest): Origin => ({
  address: ip,
  correlationId: id,
});

export const callerOf = (request: FastifyRequest): Caller => request.getDecorator<Caller>('caller');
