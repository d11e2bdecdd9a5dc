import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';
import { pathOf } from './to-public-error.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'] as const;
type Method = (typeof METHODS)[number];

/**
 * Watches the routes that are added from now on; the function it returns then adds, for each of their
 * addresses, the methods it does not answer: they are refused with 405 and an `Allow` header.
 */
export function refuseOtherMethods(app: ApiApp): () => void {
  const addresses = new Map<string, { url: string; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    // The route of preflights answers for every address, and refuses by itself.
    if (url === '*') return;
    const key = url.toLowerCase().replace(/\/$/, '');
    const known = addresses.get(key) ?? { url, methods: new Set() };
    for (const each of [method].flat()) known.methods.add(each);
    addresses.set(key, known);
  });
  return () => {
    for (const { url, methods } of [...addresses.values()]) {
      const allowed = METHODS.filter((method) => methods.has(method));
      const others = METHODS.filter((method) => !methods.has(method));
      if (others.length > 0) addRefusal(app, url, others, allowed.join(', '));
    }
  };
}

function addRefusal(app: ApiApp, url: string, method: Method[], allowed: string): void {
  app.route({
    url,
    method,
    schema: { hide: true },
    // Before the body is looked at: it belongs to no operation.
    onRequest: async (request, reply) => {
      reply.header('allow', allowed);
      const path = pathOf(request);
      throw new PublicError('method_not_allowed', { method: request.method, path, allowed });
    },
    handler: async () => undefined,
  });
}
