import helmet from '@fastify/helmet';
import type { ApiApp } from '../api-app.ts';

/** Scripts and requests only from and to this server; styles also inline, which Swagger UI needs. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
  },
};

export async function addSecurityHeaders(app: ApiApp): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy,
    frameguard: { action: 'deny' },
    // Both mean nothing over plain http, which is how a laptop serves; browsers warn about them.
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
  });
}
