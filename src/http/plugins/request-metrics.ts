import type { FastifyRequest } from 'fastify';
import type { Telemetry } from '../../kernel/telemetry.ts';
import type { ApiApp } from '../api-app.ts';
import { atOnce } from './at-once.ts';

/** Tells of each answered request, under the pattern of its route. */
export function countRequests(app: ApiApp, telemetry: Pick<Telemetry, 'requestServed'>): void {
  const count = atOnce((request, reply) => {
    telemetry.requestServed({
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
      correlationId: request.id,
      traceparent: [request.headers.traceparent ?? []].flat()[0],
    });
  });
  app.addHook('onResponse', count);
}

/** Unknown paths are one: whoever tries a thousand of them makes no thousand series. */
const routeOf = ({ is404, routeOptions }: FastifyRequest): string =>
  is404 ? 'none' : (routeOptions.url ?? 'none');
