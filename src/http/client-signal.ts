import type { FastifyReply } from 'fastify';

/** Aborts when the connection closes before the answer is complete: nobody waits any more. */
export function clientSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new ClientGone());
  });
  return controller.signal;
}

export class ClientGone extends Error {
  constructor() {
    super('The client closed the connection before the answer was complete.');
    this.name = 'ClientGone';
  }
}
