import type { FastifyRequest } from 'fastify';
import { authorizeOperator } from '../../identity/directory/authorize-operator.ts';
import type { Admin } from '../../identity/directory/context.ts';
import type { ApiApp, Services } from '../api-app.ts';
import { readToken } from '../input/read-token.ts';
import { originOf } from './authentication.ts';

/** Every route of `app` needs a valid token of an operator; `adminOf` says who it is. */
export function requireOperator(app: ApiApp, { identity, directory }: Services): void {
  app.decorateRequest('admin');
  app.addHook('onRequest', async (request) => {
    const principal = await identity.verifyAccessToken(readToken(request.headers));
    request.setDecorator('principal', principal);
    const admin = await authorizeOperator(directory, principal, originOf(request));
    request.setDecorator('admin', admin);
  });
}

export const adminOf = (request: FastifyRequest): Admin => request.getDecorator<Admin>('admin');
