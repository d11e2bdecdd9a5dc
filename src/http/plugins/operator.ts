import type { FastifyRequest } from 'fastify';
import { authorizeOperator } from '../../identity/directory/authorize-operator.ts';
import type { Admin } from '../../identity/directory/context.ts';
import type { ApiApp, Services } from '../api-app.ts';
import { authenticate, originOf } from './authentication.ts';

/** Every route of `app` needs a valid token of an operator; `adminOf` says who it is. */
export function requireOperator(app: ApiApp, services: Services): void {
  app.decorateRequest('admin');
  app.addHook('onRequest', async (request, reply) => {
    const principal = await authenticate(services, request, reply);
    const admin = await authorizeOperator(services.directory, principal, originOf(request));
    request.setDecorator('admin', admin);
  });
}

export const adminOf = (request: FastifyRequest): Admin => request.getDecorator<Admin>('admin');
