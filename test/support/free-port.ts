import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 15_000;
const LAST = 32_000;

/**
 * A free port of 127.0.0.1, below those that the system gives to outgoing connections: nobody takes
 * it while its server restarts.
 */
export async function findFreePort(): Promise<number> {
  const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    await once(server.close(), 'close');
    return port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return findFreePort();
    throw error;
  }
}
