import type { FastifyCorsOptions } from '@fastify/cors';
import type { FastifyRequest } from 'fastify';
import type { ApiApp } from '../api-app.ts';

/** A browser asks again after so long whether it may. */
const MAX_AGE_SECONDS = 600;

const allowed: FastifyCorsOptions = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', 'X-AadUserTicket'],
  exposedHeaders: [
    'x-correlation-id',
    'x-error-code',
    'RateLimit',
    'RateLimit-Policy',
    'Retry-After',
  ],
  // Callers are known by tokens; what browsers add by themselves, as cookies, is never looked at.
  credentials: false,
  maxAge: MAX_AGE_SECONDS,
};

/**
 * Lets scripts of pages from exactly these origins read the answers. Everybody else is answered as if there
 * were no CORS: a preflight is an OPTIONS request like any other, and refused.
 */
export async function allowOrigins(app: ApiApp, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const { default: cors } = await import('@fastify/cors');
  await app.register(cors, {
    delegator: async ({ headers }: FastifyRequest): Promise<FastifyCorsOptions> => {
      const { origin } = headers;
      if (origin === undefined || !origins.includes(origin)) return { origin: false };
      const preflight = headers['access-control-request-method'] !== undefined;
      return { ...allowed, origin, preflight };
    },
  });
}
