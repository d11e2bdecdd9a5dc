import type { FastifyRequest } from 'fastify';
import { OAuthError, refusals } from '../../identity/oauth-errors.ts';
import type { Clock } from '../../kernel/clock.ts';
import { isUuid } from '../../kernel/ids.ts';
import type { ApiApp } from '../api-app.ts';
import { toPublicError } from './to-public-error.ts';

/** Errors of the token endpoints are answered in OAuth's shape. */
export function answerOAuthErrors(app: ApiApp, clock: Clock): void {
  app.setErrorHandler((thrown, request, reply) => {
    const { status, body, retryAfterSeconds } =
      thrown instanceof OAuthError ? thrown : toOAuth(thrown, request, clock.now());
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    if (status === 401) reply.header('www-authenticate', 'Basic realm="partner-insights"');
    if (status >= 500) request.log.error({ err: thrown }, 'request failed');
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .header('pragma', 'no-cache')
      .send(body);
  });
}

/** Whatever identity did not refuse itself: what is no form, what is too long, what broke. */
function toOAuth(
  thrown: unknown,
  request: FastifyRequest,
  now: Date,
): { status: number; body: object; retryAfterSeconds: number | undefined } {
  const { status, code, message, retryAfterSeconds } = toPublicError(thrown, request);
  const limited = code === 'rate_limited' ? refusals.rate_limited : undefined;
  const isType = code === 'unsupported_media_type';
  const asked = String(request.headers['client-request-id']).trim();
  return {
    status,
    retryAfterSeconds,
    body: {
      error: limited?.error ?? (status >= 500 ? 'server_error' : 'invalid_request'),
      error_description: isType
        ? `Send application/x-www-form-urlencoded, not ${typeOf(request)}.`
        : `${limited ? `AADSTS${limited.code}: ` : ''}${message}`,
      error_codes: limited ? [limited.code] : [],
      timestamp: `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`,
      trace_id: request.id,
      correlation_id: isUuid(asked) ? asked : request.id,
    },
  };
}

const typeOf = ({ headers }: FastifyRequest): string => headers['content-type'] ?? 'nothing';
