import type { FastifyRequest } from 'fastify';

/** What links start with: scheme, host and port (and path) as the client sees them. */
export const baseUrl = (publicUrl: string, request: FastifyRequest): string =>
  publicUrl ? publicUrl.replace(/\/+$/, '') : `${request.protocol}://${request.host}`;

/** The path that a proxy strips before requests arrive here: `/insights-api`, or empty. */
export const basePath = (publicUrl: string): string =>
  publicUrl ? new URL(publicUrl).pathname.replace(/\/+$/, '') : '';
