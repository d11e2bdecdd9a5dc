import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stopping } from './stopping.ts';

export interface DrainOptions {
  /** How long requests are still taken, so that a load balancer can turn away first. */
  readonly delaySeconds: number;
  /** Cuts the drain short. */
  readonly signal: AbortSignal;
  /** Who has sent nothing for so long has turned away. */
  readonly quietSeconds?: number;
  /** How much longer the others are waited for. */
  readonly patienceSeconds?: number;
}

/**
 * Takes a server out of service so that no caller behind a proxy notices: it tells that it stops, goes on
 * answering for a while, stops listening when nobody comes any more, and answers whom it has let in.
 * Resolves once the last connection has ended, or when it is cut short.
 */
export async function drainServer(
  server: Server,
  stopping: Stopping,
  { delaySeconds, signal, quietSeconds = 1, patienceSeconds = 10 }: DrainOptions,
): Promise<void> {
  stopping.isAnnounced = true;
  // An answer that had begun has promised to keep its connection: the proxy is left to end that one.
  server.keepAliveTimeout = delaySeconds * 1000;
  const arrivals = watchArrivals(server);
  try {
    await sleep(delaySeconds * 1000, undefined, { signal });
    await arrivals.untilQuiet(quietSeconds * 1000, patienceSeconds * 1000, signal);
    const closed = once(server, 'close', { signal });
    server.close();
    await closed;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    arrivals.stop();
  }
}

/**
 * The system takes connections before the process does, and resets those that it still holds when the
 * listener is closed. What was sent over one of them may be lost, as a proxy sends no POST twice; so the
 * listener is closed at a time when the proxy has turned away.
 */
function watchArrivals(server: Server) {
  let latest = performance.now();
  const note = (): void => {
    latest = performance.now();
  };
  const events = ['connection', 'request'] as const;
  for (const event of events) server.on(event, note);
  return {
    untilQuiet: async (quiet: number, patience: number, signal: AbortSignal): Promise<void> => {
      const deadline = performance.now() + patience;
      const left = () => Math.min(latest + quiet, deadline) - performance.now();
      while (left() > 0) await sleep(left(), undefined, { signal });
    },
    stop: () => {
      for (const event of events) server.off(event, note);
    },
  };
}
