import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { handOnTo, serveTls } from './serve-tls.ts';
import { type Server, startServer } from './start-server.ts';
import type { TestAuthority } from './test-authority.ts';

/** The server on the sample world, which clients reach by `https://localhost:<port>`. */
export async function startBehindTls(
  authority: TestAuthority,
  env: Record<string, string> = {},
): Promise<Server> {
  const front = await serveTls(authority);
  const port = await freePort();
  try {
    const args = ['--port', String(port), '--public-url', front.url];
    const server = await startServer({ args, env });
    front.answerBy(handOnTo(`http://127.0.0.1:${port}`));
    const stop = async (): ReturnType<Server['stop']> => {
      await front.close();
      return server.stop();
    };
    return { ...server, stop };
  } catch (error) {
    await front.close();
    throw error;
  }
}

/** The server must be told its public address before it could say its own. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
