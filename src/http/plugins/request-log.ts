import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { isUuid } from '../../kernel/ids.ts';

/**
 * One line for each answered request. None of them holds anything that the client chose freely, not even
 * in the path: tokens, signatures and passwords turn up everywhere when clients are wrong.
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
  path: loggedPath(request),
  status: reply.statusCode,
  milliseconds: Math.round(reply.elapsedTime),
});

/** The route's pattern with the ids filled in: `/insights/v1/:program/ScheduledReport/0f2ab1f0-…`. */
function loggedPath(request: Pick<FastifyRequest, 'is404' | 'routeOptions' | 'params'>): string {
  // A request that could not be routed has no route.
  const pattern = request.routeOptions?.url;
  if (request.is404 || pattern === undefined) return 'none';
  const params: Readonly<Record<string, unknown>> = Object(request.params);
  return pattern.replace(/:(\w+)/g, (placeholder, name: string) => {
    const given = String(params[name] ?? '').trim();
    return isUuid(given) ? given : placeholder;
  });
}
