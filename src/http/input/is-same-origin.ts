import type { FastifyRequest } from 'fastify';

/**
 * Whether a page of this server sent the request. Browsers name the page's origin with every POST, and no
 * script can say another; hosts alone are compared, because a proxy may speak https for us.
 */
export function isSameOrigin({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const asking = URL.parse(headers.origin ?? '')?.host;
  if (!asking) return false;
  return asking === host || asking === URL.parse(publicUrl)?.host;
}
