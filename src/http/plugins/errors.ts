import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiApp } from '../api-app.ts';
import { ClientGone } from '../client-signal.ts';
import { failure } from '../envelope.ts';
import { shorten } from '../input/shorten.ts';
import { routeNotFound, toPublicError } from './to-public-error.ts';

/** Every error, also that of an unknown route, is answered in the envelope. */
export function answerErrors(app: ApiApp): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler(async (request) => {
    throw routeNotFound(request);
  });
}

/** Messages repeat what was sent; nobody needs a megabyte of it back. */
export const LONGEST_MESSAGE = 4000;

export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = toPublicError(thrown, request);
  if (thrown instanceof ClientGone) request.log.info({}, thrown.message);
  else if (request.raw.readableAborted || isBrokenOff(thrown, reply))
    request.log.info({}, 'the client went away');
  else if (error !== thrown && error.status >= 500)
    request.log.error({ err: thrown }, 'request failed');
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  if (error.status === 401) reply.header('www-authenticate', 'Bearer realm="partner-insights"');
  reply
    .code(error.status)
    .header('x-correlation-id', request.id)
    .header('x-error-code', error.code)
    .type('application/json; charset=utf-8')
    .send(failure(error.status, shorten(error.message, LONGEST_MESSAGE)));
}

/** The connection has closed before the first byte of a file was sent. */
const isBrokenOff = (thrown: unknown, { raw }: FastifyReply): boolean =>
  raw.destroyed && Object(thrown).code === 'ERR_STREAM_PREMATURE_CLOSE';
