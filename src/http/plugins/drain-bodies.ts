import { finished } from 'node:stream/promises';
import type { ApiApp } from '../api-app.ts';

/**
 * Reads to its end, and drops, what a GET or HEAD carries: nothing else reads it, and a connection that is
 * closed over bytes not yet read is reset, which can cut the answer short (RFC 9112, 9.6). A body that does
 * not come is ended by the server's time for requests.
 */
export function drainBodies(app: ApiApp): void {
  app.addHook('preValidation', async ({ method, raw }) => {
    if (raw.complete || (method !== 'GET' && method !== 'HEAD')) return;
    raw.resume();
    // Whoever breaks off waits for no answer.
    await finished(raw).catch(() => undefined);
  });
}
