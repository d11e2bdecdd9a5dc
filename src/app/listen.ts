import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/load-config.ts';
import { errorText } from '../kernel/errors.ts';

type Address = Pick<Config, 'host' | 'port'>;

/**
 * Says now that the address cannot be had, instead of after the minutes that a large sample world may
 * take. It is free again when this returns: who listens early answers from an empty store.
 */
export async function assertCanListen({ host, port }: Address): Promise<void> {
  const probe = createServer();
  await orExplain({ host, port }, async () => {
    const listening = once(probe, 'listening');
    probe.listen({ host, port });
    await listening;
  });
  const closed = once(probe, 'close');
  probe.close();
  await closed;
}

/** Answers where clients on this machine reach the server. */
export async function listen(
  server: FastifyInstance,
  { host, port }: Address,
  portFlag = '--port',
): Promise<string> {
  await orExplain({ host, port }, () => server.listen({ host, port }), portFlag);
  return addressOf(host, server.server.address() as AddressInfo);
}

async function orExplain(
  { host, port }: Address,
  listening: () => Promise<unknown>,
  portFlag = '--port',
): Promise<void> {
  try {
    await listening();
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const message = isTaken
      ? `Port ${port} on ${host} is in use; choose another with ${portFlag}.`
      : `Cannot listen on ${host}, port ${port}; choose others with --host and ${portFlag}. (${errorText(error)})`;
    throw new Error(message, { cause: error });
  }
}

/** IPv6 addresses stand in brackets; an address that means all is reached by its loopback. */
function addressOf(host: string, { port }: AddressInfo): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
