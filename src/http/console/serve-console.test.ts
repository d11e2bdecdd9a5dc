import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { API, type HttpWorld, httpWorld } from '../testing/http-world.ts';

const PAGE = `<base href="/console/" /><meta property="csp-nonce" nonce="__NONCE__" />`;
const parts = { passwordSignIn: true, issuers: [], sampleAccounts: [] };

let folder: string;
let world: HttpWorld;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'assets/index-abc.js'), 'plain');
  await writeFile(join(folder, 'assets/index-abc.js.br'), 'brotli');
  await writeFile(join(folder, 'assets/index-abc.js.gz'), 'gzip');
  world = await httpWorld({ console: { folder, ...parts } });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe('the page', () => {
  test.each([
    '/console',
    '/console/',
    '/console/datasets/OfficeUsage',
    '/console/sign-in?next=/me',
  ])('is answered at %s, and kept by nobody', async (url) => {
    const { status, body, headers } = await world.call('GET', url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(body).toContain('<base href="/console/" />');
  });

  test('allows scripts of this server, and styles that bear the nonce of this answer', async () => {
    const [one, two] = [await world.call('GET', '/console'), await world.call('GET', '/console')];
    const nonceOf = (body: string) => /nonce="([^"]{20,})"/.exec(body)?.[1];
    expect(nonceOf(one.body)).toBeDefined();
    expect(nonceOf(one.body)).not.toBe(nonceOf(two.body));
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(one.body)}'`);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  test('may talk to the issuers that one can sign in at, and to nothing else', async () => {
    const policyOf = async (at: HttpWorld) =>
      String((await at.call('GET', '/console')).headers['content-security-policy']);
    expect(await policyOf(world)).toContain("; connect-src 'self';");
    const issuer = {
      ...{ issuer: 'https://login.example/t', name: 'Contoso', clientId: 'console' },
      ...{ scopes: ['openid'], resource: null, parameters: {} },
      origins: ['https://login.example', 'https://tokens.example'],
    };
    const issuers = [issuer, { ...issuer, issuer: 'https://login.example/u' }];
    await using told = await httpWorld({ console: { folder, ...parts, issuers } });
    expect(await policyOf(told)).toContain(
      "; connect-src 'self' https://login.example https://tokens.example;",
    );
    expect((await told.call('GET', '/console/config.json')).body.issuers).toEqual(issuers);
  });

  test('is where the bare address leads', async () => {
    const { status, headers } = await world.call('GET', '/');
    expect([status, headers.location]).toEqual([302, '/console/']);
  });

  test('is found behind a proxy that strips a path', async () => {
    const config = { publicUrl: 'https://insights.example/pi' };
    await using behind = await httpWorld({ config, console: { folder, ...parts } });
    expect((await behind.call('GET', '/')).headers.location).toBe('/pi/console/');
    const { body } = await behind.call('GET', '/console/me');
    expect(body).toContain('<base href="/pi/console/" />');
  });
});

describe('built files', () => {
  test.each([
    ['br, gzip', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
    ['identity', undefined, 'plain'],
  ])('accepting %s come as %s, for good', async (accepted, encoding, text) => {
    const { status, body, headers } = await world.call('GET', '/console/assets/index-abc.js', {
      headers: { 'accept-encoding': accepted },
    });
    expect([status, body]).toEqual([200, text]);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
      vary: expect.stringMatching(/accept-encoding/i),
    });
  });

  test.each([
    '/console/assets/gone.js',
    '/console/assets/../secret.txt',
    '/console/assets/%2e%2e/secret.txt',
  ])('%s is no file', async (url) => {
    const { body } = await world.call('GET', url);
    expect(JSON.stringify(body)).not.toContain('"secret"');
    expect(body).not.toBe('secret');
  });

  test('that a browser breaks off are no error of ours', async () => {
    await using left = await httpWorld({ console: { folder, ...parts } });
    await left.app.listen({ port: 0 });
    const { port } = left.app.server.address() as AddressInfo;
    const begun = once(left.app.server, 'request') as Promise<[IncomingMessage]>;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /console/assets/index-abc.js HTTP/1.1\r\nHost: a\r\n\r\n');
    const [request] = await begun;
    request.socket.destroy();
    const records = () => left.lines().map((line) => JSON.parse(line));
    await vi.waitFor(() =>
      expect(records().map(({ msg }) => msg)).toContain('the client went away'),
    );
    expect(records().filter(({ level }) => level >= 40)).toEqual([]);
  });

  test('what is not there is a 404 in the envelope', async () => {
    const { status, headers } = await world.call('GET', '/console/assets/gone.js');
    expect([status, headers['x-error-code']]).toEqual([404, 'route_not_found']);
    expect(headers['cache-control']).toBeUndefined();
  });
});

test('the configuration says what a sign-in needs, and nothing else', async () => {
  const { body, headers } = await world.call('GET', '/console/config.json');
  expect(body).toEqual({
    ...{ version: '1.2.3', programs: ['mpn', 'cmp'] },
    ...{ passwordSignIn: true, issuers: [], sampleAccounts: [] },
    clientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...{ minimumLeadHours: 4, serverTime: '2026-03-01T12:00:00Z' },
  });
  expect(headers['cache-control']).toBe('no-store');
});

test('the API beside it stays as it was', async () => {
  expect((await world.call('GET', '/nowhere')).headers['x-error-code']).toBe('route_not_found');
  expect((await world.call('POST', '/console/me')).status).toBe(405);
  const { headers } = await world.call('GET', `${API}/ScheduledDataset`);
  expect(headers['content-security-policy']).toContain("default-src 'self'");
});

test('a checkout that is not built says how to build it', async () => {
  const missing = { folder: join(folder, 'nowhere'), ...parts };
  await using unbuilt = await httpWorld({ console: missing });
  for (const url of ['/', '/console/datasets']) {
    const { status, body } = await unbuilt.call('GET', url);
    expect(status).toBe(503);
    expect(body).toContain('npm run build:console');
  }
  expect((await unbuilt.call('GET', `${API}/ScheduledDataset`)).status).toBe(200);
});

test('without a console the bare address leads to the interactive page', async () => {
  await using without = await httpWorld();
  expect((await without.call('GET', '/console')).status).toBe(404);
  expect((await without.call('GET', '/')).headers.location).toMatch(/swagger/);
});
