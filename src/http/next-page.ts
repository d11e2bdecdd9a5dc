import type { FastifyRequest } from 'fastify';
import { baseUrl } from './base-url.ts';

/** The address of the same question, from there on; null when there is no more. */
export function nextPage(
  publicUrl: string,
  request: FastifyRequest,
  after: string | null,
): string | null {
  if (after === null) return null;
  const [path] = request.url.split('?', 1);
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...Object(request.query), after })) {
    if (value !== undefined) address.set(name, String(value));
  }
  return `${baseUrl(publicUrl, request)}${path}?${address}`;
}
