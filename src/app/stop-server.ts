import type { Server } from 'node:http';
import type { Config } from '../config/load-config.ts';
import { drainServer } from '../http/drain-server.ts';
import type { Stopping } from '../http/stopping.ts';
import type { StopKind } from './stop-kind.ts';

type DrainConfig = Pick<Config, 'drainSeconds' | 'drainDelaySeconds'>;

/**
 * The way to stop a server: `letGo` closes it and all that it works with. May be called again: `now` cuts
 * a drain short.
 */
export function stopperOf(
  server: Server,
  stopping: Stopping,
  { drainSeconds, drainDelaySeconds }: DrainConfig,
  letGo: () => Promise<void>,
): (how: StopKind) => Promise<void> {
  const cut = new AbortController();
  let stopped: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    const options = { delaySeconds: drainDelaySeconds, signal: cut.signal };
    if (drainDelaySeconds > 0) await drainServer(server, stopping, options);
    // A connection that was answering when the server closed is not kept for a next request.
    server.keepAliveTimeout = 1;
    await letGo();
  };
  return async (how) => {
    if (how === 'now') cut.abort();
    stopped ??= begin();
    const seconds = how === 'drain' ? drainDelaySeconds + drainSeconds : 0;
    await breakOffAfter(seconds, server, stopped);
  };
}

/** Breaks off what is still being answered after so many seconds. */
async function breakOffAfter(
  seconds: number,
  server: Server,
  stopped: Promise<void>,
): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), seconds * 1000);
  await stopped;
  clearTimeout(deadline);
}
