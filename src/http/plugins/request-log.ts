import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { pathOf } from './to-public-error.ts';

/**
 * One line for each answered request. None of them holds a query string or a header: those carry
 * tokens, signatures and passwords.
 */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'correlationId' });
  }

  override incomingRequest(): void {}

  override routeNotFound(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (error) reply.log.error({ ...fieldsOf(request, reply), err: error }, 'request failed');
    else logRequest(request, reply);
  }

  override streamError(error: Error & { code?: string }, _: FastifyRequest, reply: FastifyReply) {
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') reply.log.info({}, 'the client went away');
    else reply.log.error({ err: error }, 'the answer broke off');
  }

  override writeHeadError(error: Error, _: FastifyRequest, reply: FastifyReply): void {
    reply.log.error({ err: error }, 'the answer could not be begun');
  }
}

/** The line of a request that Fastify itself does not follow to its end. */
export const logRequest = (request: FastifyRequest, reply: FastifyReply): void =>
  reply.log.info(fieldsOf(request, reply), 'request');

const fieldsOf = (request: FastifyRequest, reply: FastifyReply) => ({
  method: request.method,
  path: pathOf(request),
  status: reply.statusCode,
  milliseconds: Math.round(reply.elapsedTime),
});
