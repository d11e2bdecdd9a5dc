import type { FastifyRequest } from 'fastify';
import { PublicError } from '../kernel/errors.ts';

/** What links start with: scheme, host and port (and path) as the client sees them. */
export const baseUrl = (publicUrl: string, request: FastifyRequest): string =>
  publicUrl ? publicUrl.replace(/\/+$/, '') : `${request.protocol}://${hostOf(request)}`;

const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** As the client names it, or the address it reached where it names none. */
function hostOf({ host, socket }: FastifyRequest): string {
  if (!host) return `${socket.localAddress}:${socket.localPort}`;
  if (HOST.test(host)) return host;
  throw new PublicError('invalid_request', { reason: 'The Host header is not a host and port.' });
}

/** The path that a proxy strips before requests arrive here: `/insights-api`, or empty. */
export const basePath = (publicUrl: string): string =>
  publicUrl ? new URL(publicUrl).pathname.replace(/\/+$/, '') : '';
