import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { envelope, refusal, type Seen, startScripted } from './testing/scripted-server.ts';
import { startService } from './testing/test-client.ts';
import type { Execution } from './types.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Hard to compress, so that the file comes in many chunks. */
const plain = `a,b\r\n${Array.from({ length: 60_000 }, (_, i) => `${(i * 7919) % 65_537},${i}`).join('\r\n')}`;
const zipped = gzipSync(plain);
const file = { etag: '"v1"', 'content-encoding': 'gzip', 'accept-ranges': 'bytes' };

const completed = (url: string): Execution =>
  ({
    executionId: 'e1',
    reportId: 'r1',
    executionStatus: 'Completed',
    reportAccessSecureLink: `${url}/file`,
  }) as Execution;

test('the manifest is read by its own link, without a token; none is an error', async () => {
  const { server, client } = await startService(() => [200, envelope([{ rows: 2 }])]);
  await using _ = server;
  const reportManifestSecureLink = `${server.url}/files/e1/manifest.json?sig=1`;
  const execution = { ...completed(server.url), reportManifestSecureLink };
  expect(await client.manifest(execution)).toEqual({ rows: 2 });
  expect(server.seen.map(({ url }) => url)).toEqual(['/files/e1/manifest.json?sig=1']);
  expect(server.seen[0]?.headers.authorization).toBeUndefined();
  const without = { ...execution, reportManifestSecureLink: null };
  await expect(client.manifest(without)).rejects.toThrow(/has no manifest/);
});

test('a manifest that the service does not have is its refusal', async () => {
  const { server, client } = await startService(() => refusal(404, 'made before'));
  await using _ = server;
  const execution = { ...completed(server.url), reportManifestSecureLink: `${server.url}/m` };
  await expect(client.manifest(execution)).rejects.toMatchObject({ status: 404 });
});

type Serve = (seen: Seen, response: ServerResponse, attempt: number) => void;

/** A service whose file is served by `serve`, told how often it was asked before. */
async function startFile(serve: Serve) {
  let attempt = 0;
  const service = await startService((seen, response) => {
    if (seen.path.startsWith('/file')) return void serve(seen, response, attempt++);
    const link = `${service.server.url}/file-renewed`;
    return [200, envelope([{ ...completed(''), reportAccessSecureLink: link }])];
  });
  return service;
}

/** The stored bytes, from where the request asks, to their end or only up to `breakAt`. */
function serveStored(seen: Seen, response: ServerResponse, breakAt = Infinity, headers = file) {
  const from = Number(/^bytes=(\d+)-$/.exec(seen.headers.range ?? '')?.[1] ?? 0);
  const contentRange = { 'content-range': `bytes ${from}-${zipped.length - 1}/${zipped.length}` };
  response.writeHead(from > 0 ? 206 : 200, {
    ...headers,
    'content-length': zipped.length - from,
    ...(from > 0 && contentRange),
  });
  if (breakAt >= zipped.length) response.end(zipped.subarray(from));
  else response.write(zipped.subarray(from, breakAt), () => response.destroy());
}

test('a report is written to a file, decompressed', async () => {
  const { server, client } = await startFile((seen, response) => serveStored(seen, response));
  await using _ = server;
  const path = join(folder, 'out.csv');
  const progress: unknown[] = [];
  const result = await client.download(completed(server.url), path, {
    onProgress: (now) => progress.push(now),
  });
  expect(await readFile(path, 'utf8')).toBe(plain);
  expect(result).toEqual({ receivedBytes: zipped.length, plainBytes: plain.length });
  expect(progress.at(-1)).toEqual({ receivedBytes: zipped.length, totalBytes: zipped.length });
  expect(await readdir(folder)).toEqual(['out.csv']);
  expect(server.seen[0]?.headers).toMatchObject({ 'accept-encoding': 'gzip' });
  expect(server.seen[0]?.headers.authorization).toBeUndefined();
});

test.each([
  ['gzip bytes without the header', zipped, plain],
  ['plain text', Buffer.from(plain), plain],
  ['one byte', Buffer.from('a'), 'a'],
  ['nothing at all', Buffer.alloc(0), ''],
  ['a report without rows', gzipSync('a,b\r\n'), 'a,b\r\n'],
])('%s comes as text into a stream', async (_, bytes, expected) => {
  const { server, client } = await startFile((_seen, response) => response.end(bytes));
  await using __ = server;
  const target = new PassThrough();
  const [written] = await Promise.all([
    text(target),
    client.download(completed(server.url), target),
  ]);
  expect(written).toBe(expected);
});

test('a broken connection is taken up where it broke', async () => {
  const breaks = [40_000, 90_000, 90_001];
  const { server, client, time } = await startFile((seen, response, attempt) =>
    serveStored(seen, response, breaks[attempt]),
  );
  await using _ = server;
  const path = join(folder, 'out.csv');
  const result = await client.download(completed(server.url), path);
  expect(await readFile(path, 'utf8')).toBe(plain);
  expect(result.receivedBytes).toBe(zipped.length);
  expect(server.seen.map(({ headers }) => [headers.range, headers['if-range']])).toEqual([
    [undefined, undefined],
    ['bytes=40000-', '"v1"'],
    ['bytes=90000-', '"v1"'],
    ['bytes=90001-', '"v1"'],
  ]);
  expect(time.waits).toEqual([500, 500, 500]);
});

test('a service without ranges sends all again, and what is known is skipped', async () => {
  const { server, client } = await startFile((seen, response, attempt) =>
    serveStored({ ...seen, headers: {} }, response, attempt === 0 ? 40_000 : undefined),
  );
  await using _ = server;
  const path = join(folder, 'out.csv');
  await client.download(completed(server.url), path);
  expect(await readFile(path, 'utf8')).toBe(plain);
});

test('a file that has changed in between is not patched together', async () => {
  const { server, client } = await startFile((seen, response, attempt) =>
    attempt === 0
      ? serveStored(seen, response, 40_000)
      : serveStored({ ...seen, headers: {} }, response, undefined, { ...file, etag: '"v2"' }),
  );
  await using _ = server;
  const path = join(folder, 'out.csv');
  await writeFile(path, 'old');
  const downloading = client.download(completed(server.url), path);
  await expect(downloading).rejects.toThrow('changed while it was being downloaded');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['out.csv']);
});

test('a connection that keeps breaking without a new byte is given up', async () => {
  const { server, client } = await startFile((seen, response) =>
    serveStored(seen, response, 40_000),
  );
  await using _ = server;
  const downloading = client.download(completed(server.url), join(folder, 'out.csv'));
  await expect(downloading).rejects.toThrow(
    `The download broke off after 40000 of ${zipped.length} bytes: The connection broke`,
  );
  expect(server.seen).toHaveLength(4);
  expect(await readdir(folder)).toEqual([]);
});

test('without ETag and date nothing can be resumed', async () => {
  const { server, client } = await startFile((_, response) => {
    response.writeHead(200, { 'content-length': zipped.length, etag: 'W/"weak"' });
    response.write(zipped.subarray(0, 40_000), () => response.destroy());
  });
  await using _ = server;
  const downloading = client.download(completed(server.url), join(folder, 'out.csv'));
  await expect(downloading).rejects.toThrow('broke off after 40000');
  expect(server.seen).toHaveLength(1);
});

test('a file cut short by a chunked answer does not pass for whole', async () => {
  const { server, client } = await startFile((_, response) => {
    response.end(zipped.subarray(0, zipped.length - 8));
  });
  await using _ = server;
  const downloading = client.download(completed(server.url), join(folder, 'out.csv'));
  await expect(downloading).rejects.toThrow('unexpected end of file');
  expect(await readdir(folder)).toEqual([]);
});

test('a silent connection counts as broken', async () => {
  const { server, client } = await startFile((seen, response, attempt) => {
    if (attempt > 0) return serveStored(seen, response);
    response.writeHead(200, { ...file, 'content-length': zipped.length });
    response.write(zipped.subarray(0, 1_000));
  });
  await using _ = server;
  const path = join(folder, 'out.csv');
  await client.download(completed(server.url), path, { idleTimeoutMs: 50 });
  expect(await readFile(path, 'utf8')).toBe(plain);
  expect(server.seen).toHaveLength(2);
});

test('an expired link is renewed once', async () => {
  const { server, client } = await startFile((seen, response) => {
    if (seen.path === '/file-renewed') serveStored(seen, response);
    else response.writeHead(403).end();
  });
  await using _ = server;
  const path = join(folder, 'out.csv');
  await client.download(completed(server.url), path);
  expect(await readFile(path, 'utf8')).toBe(plain);
});

test('a link that is refused again, or a file that is gone, is the error', async () => {
  const refused = await startFile((_, response) => {
    const [status, body] = refusal(403, 'This link is not valid.');
    response.writeHead(status).end(JSON.stringify(body));
  });
  await using _ = refused.server;
  const downloading = refused.client.download(completed(refused.server.url), new PassThrough());
  await expect(downloading).rejects.toMatchObject({
    status: 403,
    message: 'This link is not valid.',
  });

  const gone = await startFile((_, response) => response.writeHead(404).end());
  await using __ = gone.server;
  const path = join(folder, 'out.csv');
  await expect(gone.client.download(completed(gone.server.url), path)).rejects.toMatchObject({
    status: 404,
  });
  expect(await readdir(folder)).toEqual([]);
});

test('Retry-After is honoured and redirects are followed', async () => {
  const { server, client, time } = await startFile((seen, response, attempt) => {
    if (attempt === 0) response.writeHead(503, { 'retry-after': '9' }).end();
    else if (attempt === 1) response.writeHead(302, { location: '/file-moved' }).end();
    else serveStored(seen, response);
  });
  await using _ = server;
  await client.download(completed(server.url), join(folder, 'out.csv'));
  expect(time.waits).toEqual([9_000]);
  expect(server.seen.at(-1)?.path).toBe('/file-moved');
});

test('a redirect to a store elsewhere is followed without credentials, and asked for anew after a break', async () => {
  await using store = await startScripted((seen, response) => {
    serveStored(seen, response, store.seen.length === 1 ? 40_000 : undefined);
    return undefined;
  });
  const { server, client } = await startFile((_, response, attempt) => {
    const location = `${store.url}/bytes?signature=${attempt}`;
    response.writeHead(302, { location, 'cache-control': 'no-store' }).end();
  });
  await using _ = server;
  const path = join(folder, 'out.csv');
  await client.download(completed(server.url), path);
  expect(await readFile(path, 'utf8')).toBe(plain);
  expect(server.seen.map(({ path }) => path)).toEqual(['/file', '/file']);
  expect(store.seen.map(({ url, headers }) => [url, headers.range, headers['if-range']])).toEqual([
    ['/bytes?signature=0', undefined, undefined],
    ['/bytes?signature=1', 'bytes=40000-', '"v1"'],
  ]);
  for (const { headers } of store.seen) {
    expect(Object.keys(headers)).not.toContain('authorization');
    expect(Object.keys(headers)).not.toContain('cookie');
  }
});

test('a link of the store that has ended is asked for anew', async () => {
  await using store = await startScripted((seen, response) => {
    if (store.seen.length > 1) serveStored(seen, response);
    else response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
    return undefined;
  });
  const { server, client } = await startFile((_, response) => {
    response.writeHead(302, { location: `${store.url}/bytes` }).end();
  });
  await using _ = server;
  const path = join(folder, 'out.csv');
  await client.download(completed(server.url), path);
  expect(await readFile(path, 'utf8')).toBe(plain);
  expect(server.seen.map(({ path }) => path)).toContain('/file-renewed');
});

test('an abort stops it and leaves nothing', async () => {
  const { server, client } = await startFile((_, response) => {
    response.writeHead(200, { ...file, 'content-length': zipped.length });
    response.write(zipped.subarray(0, 40_000));
  });
  await using _ = server;
  const control = new AbortController();
  const downloading = client.download(completed(server.url), join(folder, 'out.csv'), {
    signal: control.signal,
    onData: () => control.abort(new Error('enough')),
  });
  await expect(downloading).rejects.toThrow('enough');
  expect(await readdir(folder)).toEqual([]);
});

test('a target that cannot take the bytes is the error', async () => {
  const { server, client } = await startFile((seen, response) => serveStored(seen, response));
  await using _ = server;
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
  await expect(client.download(completed(server.url), full)).rejects.toThrow('disk full');
  const nowhere = join(folder, 'absent', 'out.csv');
  await expect(client.download(completed(server.url), nowhere)).rejects.toThrow('ENOENT');
});

test('a device is written to, not replaced', async () => {
  const { server, client } = await startFile((seen, response) => serveStored(seen, response));
  await using _ = server;
  await client.download(completed(server.url), '/dev/null');
  await access('/dev/null');
  await expect(access('/dev/null.part')).rejects.toThrow('ENOENT');
});

test('an execution without a file says so', async () => {
  const { server, client } = await startFile((seen, response) => serveStored(seen, response));
  await using _ = server;
  const pending = {
    ...completed(server.url),
    executionStatus: 'Pending',
    reportAccessSecureLink: null,
  } as const;
  await expect(client.download(pending, new PassThrough())).rejects.toThrow('it is Pending');
});
