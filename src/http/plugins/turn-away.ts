import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';
import type { Stopping } from '../stopping.ts';
import { atOnce } from './at-once.ts';

/** Set by a proxy where it asks another process when this one answers 502. */
const ELSEWHERE = 'x-try-elsewhere';

/**
 * Once the process is to stop, every answer ends its connection: a proxy that keeps connections does not
 * send its next request over one that is about to be closed. And a proxy that can ask elsewhere is told
 * to, from which it learns to leave this process alone; all others are served.
 */
export function turnAway(app: ApiApp, stopping: Stopping): void {
  const refuse = atOnce(({ headers }) => {
    if (stopping.isAnnounced && headers[ELSEWHERE]) throw new PublicError('stopping');
  });
  app.addHook('onRequest', refuse);
  app.addHook('onSend', (_: FastifyRequest, reply: FastifyReply, payload, done: SendDone) => {
    if (stopping.isAnnounced) reply.header('connection', 'close');
    done(null, payload);
  });
}

type SendDone = (error: Error | null, payload: unknown) => void;
