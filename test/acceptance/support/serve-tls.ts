import { once } from 'node:events';
import {
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestAuthority } from './test-authority.ts';

export interface TlsServer {
  /** `https://localhost:<port>`. */
  readonly url: string;
  /** Whoever asks from now on is answered by it. */
  answerBy(listener: RequestListener): void;
  /** Breaks off what is open, too. */
  close(): Promise<void>;
}

/** Listens on a free port before there is anything to answer with, since that may need the address. */
export async function serveTls(authority: TestAuthority): Promise<TlsServer> {
  const listeners: RequestListener[] = [];
  const server = createServer(await authority.issue(), (incoming, answer) => {
    const listener = listeners.at(-1);
    if (listener) return listener(incoming, answer);
    answer.writeHead(503).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    answerBy: (listener) => void listeners.push(listener),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Hands every request on to a server that speaks plain HTTP, as a proxy in front of it does. */
export const handOnTo =
  (target: string) =>
  (incoming: IncomingMessage, answer: ServerResponse): void => {
    const { method, headers, url } = incoming;
    const onward = request(new URL(target), { method, headers, path: url }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  };
