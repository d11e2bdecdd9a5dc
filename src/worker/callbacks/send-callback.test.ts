import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Connect } from './open-request.ts';
import type { Lookup } from './send-callback.ts';
import { startReceiver } from './testing/receiver.ts';
import { resolvesTo, secret, send } from './testing/send.ts';

/** What is written to the connection is up to the test, once the request has come. */
async function startRawReceiver(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => socket.once('data', () => answer(socket)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('a receiver that answers', () => {
  test('gets the request whole, signed', async () => {
    const got = Promise.withResolvers<{ body: string; headers: Record<string, string> }>();
    const url = await startReceiver(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      got.resolve({ body, headers: request.headers as Record<string, string> });
      response.end('thanks');
    });
    const outcome = await send(url);
    expect(outcome).toMatchObject({ statusCode: 200, failureReason: null, excerpt: 'thanks' });
    expect(outcome.milliseconds).toBeGreaterThanOrEqual(0);
    const { body, headers } = await got.promise;
    expect(new Webhook(secret).verify(body, headers)).toEqual({ a: 1 });
    expect(headers).toMatchObject({ 'content-type': 'application/json', connection: 'close' });
  });

  test.each([
    [200, null],
    [204, null],
    [500, 'The receiver answered 500 Internal Server Error.'],
    [410, 'The receiver answered 410 Gone.'],
    [599, 'The receiver answered 599.'],
  ])('%d', async (status, failureReason) => {
    const url = await startReceiver((_request, response) => response.writeHead(status).end());
    expect(await send(url)).toMatchObject({ statusCode: status, failureReason, excerpt: null });
  });

  test('302 is not followed', async () => {
    let requests = 0;
    const url = await startReceiver((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const outcome = await send(url);
    expect(outcome.statusCode).toBe(302);
    expect(outcome.failureReason).toContain('Redirects are not followed');
    expect(requests).toBe(1);
  });

  test('has its words kept short and printable', async () => {
    const url = await startReceiver((_request, response) => {
      response.end(`\u001b[31mred\u0000\r\n\u202eevil ${'€😀'.repeat(400)}`);
    });
    const { excerpt } = await send(url);
    expect(excerpt).toMatch(/^\[31mred evil €😀/);
    expect(excerpt?.length).toBeLessThanOrEqual(500);
    expect(excerpt?.isWellFormed()).toBe(true);
    expect(excerpt).not.toMatch(/\p{C}/u);
  });

  test('without end is cut off', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await startReceiver((request, response) => {
      request.socket.on('close', () => closed.resolve());
      const write = (): void => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', write);
      write();
    });
    expect(await send(url)).toMatchObject({ statusCode: 200, excerpt: 'x'.repeat(500) });
    await closed.promise;
  });
});

describe('a receiver that does not answer', () => {
  test('in time is given up, also while it dribbles its headers', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await startReceiver((request) => {
      request.socket.on('close', () => closed.resolve());
      request.socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
    });
    const outcome = await send(url, { limitMilliseconds: 100 });
    expect(outcome).toMatchObject({
      ...{ statusCode: null, failureReason: 'The receiver did not answer within 0.1 seconds.' },
    });
    await closed.promise;
  });

  test('because its name is never resolved is given up too', async () => {
    const lookup: Lookup = () => new Promise(() => {});
    const outcome = await send('https://a.example/', { lookup, limitMilliseconds: 50 });
    expect(outcome.failureReason).toBe('The receiver did not answer within 0.05 seconds.');
  });

  test('whose answer stops halfway has answered', async () => {
    const url = await startReceiver((_request, response) => {
      response.writeHead(200).write('begun');
    });
    const outcome = await send(url, { limitMilliseconds: 200 });
    expect(outcome).toMatchObject({ statusCode: 200, failureReason: null, excerpt: 'begun' });
  });

  test('refuses the connection', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect((await send(`http://127.0.0.1:${port}/`)).failureReason).toBe(
      'The receiver refused the connection. (ECONNREFUSED)',
    );
  });

  test('closes or resets the connection', async () => {
    const url = await startReceiver((request) => request.socket.resetAndDestroy());
    expect((await send(url)).failureReason).toBe(
      'The receiver closed the connection without an answer. (ECONNRESET)',
    );
  });

  test('speaks something else than HTTP', async () => {
    const url = await startRawReceiver((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    expect((await send(url)).failureReason).toContain('is not HTTP');
  });

  test('answers with a status code that there is not', async () => {
    const url = await startRawReceiver((socket) => socket.end('HTTP/1.1 000 x\r\n\r\n'));
    expect(await send(url)).toMatchObject({
      statusCode: null,
      failureReason: "The receiver's answer is not HTTP: its status code is not valid.",
    });
  });

  test('wants to speak another protocol', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await startRawReceiver((socket) => {
      socket.on('close', () => closed.resolve());
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
    });
    expect(await send(url)).toMatchObject({
      statusCode: 101,
      failureReason: 'The receiver answered 101 Switching Protocols.',
      excerpt: null,
    });
    await closed.promise;
  });

  test('through a connector that never ends is given up too, or broken off', async () => {
    const connect = () => new Promise<never>(() => {});
    const outcome = await send('https://a.example/', {
      ...{ connect, lookup: resolvesTo('8.8.8.8'), limitMilliseconds: 50 },
    });
    expect(outcome.failureReason).toBe('The receiver did not answer within 0.05 seconds.');
    const stopping = new AbortController();
    const stopped: Connect = () => {
      stopping.abort(new Error('stopping'));
      return connect();
    };
    const { signal } = stopping;
    await expect(
      send('https://a.example/', {
        ...{ connect: stopped, lookup: resolvesTo('8.8.8.8') },
        signal,
      }),
    ).rejects.toThrow('stopping');
  });

  test('has no name', async () => {
    const lookup: Lookup = async () => {
      throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    };
    expect((await send('https://a.example/', { lookup })).failureReason).toBe(
      "The receiver's name is not known. (ENOTFOUND)",
    );
  });

  test('shows a certificate that nobody vouches for', async () => {
    const server = createTlsServer(selfSigned('receiver.example'), (_request, response) =>
      response.end(),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect((await send(`https://127.0.0.1:${port}/`)).failureReason).toBe(
      "The receiver's certificate is self-signed, so it is not trusted. (DEPTH_ZERO_SELF_SIGNED_CERT)",
    );
  });
});

test('an attempt that is broken off says nothing about the receiver', async () => {
  const begun = Promise.withResolvers<void>();
  const url = await startReceiver(() => begun.resolve());
  const stopping = new AbortController();
  const attempt = send(url, { signal: stopping.signal });
  await begun.promise;
  stopping.abort();
  await expect(attempt).rejects.toThrow('aborted');
});

function selfSigned(name: string): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', key, '-out', cert, '-days', '1', '-subj', `/CN=${name}`],
    ],
    { stdio: 'ignore' },
  );
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}
