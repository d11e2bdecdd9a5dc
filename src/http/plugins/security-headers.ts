import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { ApiApp } from '../api-app.ts';
import { atOnce } from './at-once.ts';

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

/** What pages of ours never use. */
const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

const ONE_YEAR = 31_536_000;

/**
 * Only where clients come by https is told that they must: the promise holds for a year. It is made for
 * this host alone, for others of its domain are not ours.
 */
export function addSecurityHeaders(app: ApiApp, publicUrl: string): void {
  const headers = securityHeaders(/^https:/i.test(publicUrl));
  const add = atOnce((_, reply) => {
    reply.headers(headers);
  });
  app.addHook('onRequest', add);
}

/** The same for every answer, so that they are written once. */
function securityHeaders(isHttps: boolean): OutgoingHttpHeaders {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const write = helmet({
    contentSecurityPolicy,
    strictTransportSecurity: isHttps && { maxAge: ONE_YEAR, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    xContentTypeOptions: true,
    frameguard: { action: 'deny' },
    // Both mean nothing over plain http, which is how a laptop serves; browsers warn about them.
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
  });
  write(response.req, response, () => undefined);
  return { ...response.getHeaders(), 'permissions-policy': PERMISSIONS };
}
