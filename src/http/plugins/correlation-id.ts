import type { ApiApp } from '../api-app.ts';
import { atOnce } from './at-once.ts';

/** Every answer bears the id that its lines in the log and in the audit trail have. */
export function tellCorrelationId(app: ApiApp): void {
  const tell = atOnce((request, reply) => {
    reply.header('x-correlation-id', request.id);
  });
  app.addHook('onRequest', tell);
}
