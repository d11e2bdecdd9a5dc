import type { FastifyError, FastifyRequest } from 'fastify';
import { PublicError } from '../../kernel/errors.ts';
import { isStoreUnavailable } from '../../reports/store-unavailable.ts';
import { describeProblem, type Finding } from '../input/describe-problem.ts';

/** What the caller may know of anything thrown while a request was answered. */
export function toPublicError(thrown: unknown, request: FastifyRequest): PublicError {
  if (thrown instanceof PublicError) return thrown;
  if (isStoreUnavailable(thrown)) {
    return new PublicError('unavailable', { reason: 'the store does not answer.' });
  }
  const error = thrown as Partial<FastifyError>;
  if (error.code === 'ECONNRESET' && request.raw.readableAborted) {
    return new PublicError('invalid_request', { reason: 'The request broke off before its end.' });
  }
  if (error.validation && error.validationContext) {
    const reason = validationReason(error.validation, error.validationContext, request);
    return new PublicError('invalid_request', { reason });
  }
  return fromFramework(error, request) ?? internal(request);
}

export const internal = (request: { readonly id: string }): PublicError =>
  new PublicError('internal', { correlationId: request.id });

function validationReason(
  findings: readonly Finding[],
  context: string,
  request: FastifyRequest,
): string {
  const schema = Object(request.routeOptions.schema)[context];
  const values = context === 'body' ? request.body : request.query;
  const problems = findings.map((one) => describeProblem(one, schema ?? {}, values));
  return [...new Set(problems)].join(' ');
}

/** Refusals of Fastify itself; undefined for what is no fault of the request. */
function fromFramework(
  { code, message, statusCode }: Partial<FastifyError>,
  request: FastifyRequest,
): PublicError | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new PublicError('body_too_large', { limit: request.routeOptions.bodyLimit ?? 0 });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new PublicError('unsupported_media_type', {
        type: request.headers['content-type'] ?? '(none)',
      });
    case 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE':
      return routeNotFound(request);
    case 'FST_ERR_BAD_URL':
      return new PublicError('invalid_request', {
        reason: 'The path holds a percent sign that begins no valid escape; write %25 for it.',
      });
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return routeNotFound(request);
    default:
      // The files of the API page refuse some paths by themselves.
      if (statusCode === 403 || statusCode === 404) return routeNotFound(request);
      if (!code?.startsWith('FST_ERR_CTP_') || !statusCode || statusCode >= 500) return undefined;
      return new PublicError('invalid_request', { reason: `${message}.` });
  }
}

export const routeNotFound = (request: FastifyRequest): PublicError =>
  new PublicError('route_not_found', { method: request.method, path: pathOf(request) });

/** Without the query string, which may hold signatures, and cut short. */
export const pathOf = ({ url }: { readonly url: string }): string =>
  (url.split(/[?#]/, 1)[0] ?? '').slice(0, 200);
