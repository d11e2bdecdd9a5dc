import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request that a partner's receiver was sent. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Receiver {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** How many connections were made to it, whatever came over them. */
  connections(): number;
  /** What the next requests are answered with, one after the other; then 200 again. */
  answerNext(...answers: readonly { readonly status: number; readonly body: string }[]): void;
  /** From now on connections are refused. */
  goDown(): Promise<void>;
  /** Back at the same port. */
  comeBack(): Promise<void>;
}

/** Listens on 127.0.0.1 and takes callbacks. `goDown` ends it. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: { readonly status: number; readonly body: string }[] = [];
  let connections = 0;
  const listen = async (port: number): Promise<Server> => {
    const server = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      const single = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      const body = await text(request);
      received.push({ method, url, headers: Object.fromEntries(single), body });
      const { status, body: answer } = answers.shift() ?? { status: 200, body: 'taken' };
      response.writeHead(status).end(answer);
    });
    server.on('connection', () => {
      connections += 1;
    });
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    received,
    connections: () => connections,
    answerNext: (...next) => answers.push(...next),
    goDown: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    comeBack: async () => {
      server = await listen(port);
    },
  };
}
