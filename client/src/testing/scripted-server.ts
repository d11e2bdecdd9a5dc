import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came. */
export interface Seen {
  readonly method: string;
  /** With the query, as sent. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers by itself, or returns what to answer: `[status, body, headers?]`. */
export type Script = (seen: Seen, response: ServerResponse) => Reply | undefined;

export type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>];

export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  readonly seen: Seen[];
}

/** A real HTTP server on a port of its own that answers by a script and keeps what it was asked. */
export async function startScripted(script: Script): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const one = await read(request);
    seen.push(one);
    const reply = script(one, response);
    if (!reply) return;
    const [status, body, headers = {}] = reply;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Seen> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: await text(request),
  };
}

/** The contract's envelope around some values. */
export const envelope = (value: readonly unknown[], more: object = {}): object => ({
  value,
  nextLink: null,
  totalCount: value.length,
  message: null,
  statusCode: 200,
  dataRedacted: false,
  ...more,
});

export const refusal = (status: number, message: string): Reply => [
  status,
  envelope([], { message, statusCode: status }),
];
