import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { fetchJson } from './fetch-json.ts';

/** A server that answers by `listener`; its address. */
async function serve(listener: RequestListener): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const small = { milliseconds: 5000, bytes: 16 };

test('answers the document, up to the last byte that is allowed', async () => {
  const text = '{"keys":["123"]}';
  await using server = await serve((request, answer) => {
    expect(request.headers.accept).toBe('application/json');
    answer.end(text);
  });
  expect(text).toHaveLength(small.bytes);
  expect(await fetchJson(fetch, server.url, small)).toEqual({ keys: ['123'] });
});

test.each<[string, RequestListener, RegExp]>([
  [
    'too much, whatever it says of its length',
    (_, answer) => answer.write('"'.repeat(17)),
    /more than 16 bytes/,
  ],
  ['no JSON', (_, answer) => answer.end('<html>'), /not valid JSON/],
  ['another status', (_, answer) => answer.writeHead(500).end('{}'), /it answered 500/],
  [
    'a redirect, which is not followed',
    ({ url }, answer) => {
      if (url === '/keys') answer.writeHead(302, { location: '/else' }).end();
      else answer.end('{}');
    },
    /it answered 302/,
  ],
  ['a broken connection', (_, answer) => answer.destroy(), /socket|closed/],
])('throws for %s', async (_, listener, reason) => {
  await using server = await serve(listener);
  const fetched = fetchJson(fetch, server.url, small);
  await expect(fetched).rejects.toThrow(reason);
  await expect(fetched).rejects.toThrow(server.url);
});

test.each<[string, RequestListener]>([
  ['never answers', () => undefined],
  ['never ends its answer', (_, answer) => void answer.write('{')],
])('does not wait for a server that %s', async (_, listener) => {
  await using server = await serve(listener);
  const fetched = fetchJson(fetch, server.url, { milliseconds: 50, bytes: 16 });
  await expect(fetched).rejects.toThrow(/timeout/);
});

test('tells why nothing could be reached', async () => {
  const server = await serve(() => undefined);
  await server[Symbol.asyncDispose]();
  await expect(fetchJson(fetch, server.url)).rejects.toThrow(/ECONNREFUSED/);
});
