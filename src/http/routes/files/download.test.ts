import { get } from 'node:http';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportFiles } from '../../../files/report-files.ts';
import { completedReport, secureLink } from '../../testing/completed-report.ts';
import { type HttpWorld, httpWorld, type Method } from '../../testing/http-world.ts';

const TEXT = `CustomerName,Seats\n${Array.from({ length: 20_000 }, (_, i) => `Café ${i},${i * 7919}\n`).join('')}`;
const PLAIN = Buffer.from(TEXT);

let world: HttpWorld;
let link: string;
let report: Awaited<ReturnType<typeof completedReport>>;
beforeAll(async () => {
  world = await httpWorld();
  report = await completedReport(world, TEXT, 'Größe "A"/B');
  link = await secureLink(world, report.reportId);
});
afterAll(() => world[Symbol.asyncDispose]());

const fetchFile = async (
  headers: Record<string, string> = {},
  method: Method = 'GET',
  url: string = link,
) => {
  const answer = await world.app.inject({ method, url, headers });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
};
const plain = { 'accept-encoding': 'identity' };

test('the stored gzip bytes, with all that a client wants to know', async () => {
  const { status, headers, bytes } = await fetchFile();
  expect(status).toBe(200);
  expect(gunzipSync(bytes)).toEqual(PLAIN);
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-encoding': 'gzip',
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename="Gr??e _A_B.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20_A_B.csv`,
    etag: `"${report.sha256}"`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  });
});

test('the plain bytes where gzip is excluded', async () => {
  const { status, headers, bytes } = await fetchFile({ 'accept-encoding': 'br, gzip;q=0' });
  expect(status).toBe(200);
  expect(bytes).toEqual(PLAIN);
  expect(headers).not.toHaveProperty('content-encoding');
  expect(headers['content-length']).toBe(String(PLAIN.length));
  expect(headers.etag).toBe(`"${report.sha256}-plain"`);
});

test.each([{}, plain])('HEAD says the same without a body: %j', async (headers) => {
  const [head, whole] = [await fetchFile(headers, 'HEAD'), await fetchFile(headers)];
  expect(head.status).toBe(200);
  expect(head.bytes).toHaveLength(0);
  const unique = ['date', 'x-correlation-id', 'connection', 'transfer-encoding'];
  const compared = ({ headers: all }: typeof head) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !unique.includes(name)));
  expect(compared(head)).toEqual(compared(whole));
});

describe('ranges', () => {
  test.each([{}, plain])('%j', async (form) => {
    const whole = (await fetchFile(form)).bytes;
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 0],
      ['bytes=10-99', 10, 99],
      ['bytes=40000-', 40_000, whole.length - 1],
      ['bytes=-25', whole.length - 25, whole.length - 1],
      [`bytes=${whole.length - 1}-${whole.length + 100}`, whole.length - 1, whole.length - 1],
    ] as const) {
      const { status, headers, bytes } = await fetchFile({ ...form, range });
      expect(status).toBe(206);
      expect(headers['content-range']).toBe(`bytes ${start}-${end}/${whole.length}`);
      expect(headers['content-length']).toBe(String(end - start + 1));
      expect(bytes).toEqual(whole.subarray(start, end + 1));
    }
  });

  test('two halves make the whole', async () => {
    const first = await fetchFile({ range: 'bytes=0-9999' });
    const second = await fetchFile({
      range: 'bytes=10000-',
      'if-range': String(first.headers.etag),
    });
    expect([first.status, second.status]).toEqual([206, 206]);
    expect(gunzipSync(Buffer.concat([first.bytes, second.bytes]))).toEqual(PLAIN);
  });

  test.each<Record<string, string>>([
    { range: 'bytes=0-9', 'if-range': '"another"' },
    { range: 'bytes=0-9', 'if-range': 'Sun, 01 Mar 2026 12:00:00 GMT' },
    { range: 'bytes=0-1,5-6' },
    { range: 'lines=1-2' },
    { range: 'nonsense' },
  ])('the whole file for %j', async (headers) => {
    expect((await fetchFile(headers)).status).toBe(200);
  });

  test('a range behind the end: 416, in the envelope', async () => {
    const answer = await world.app.inject({ url: link, headers: { range: 'bytes=99999999-' } });
    const size = (await fetchFile()).bytes.length;
    expect(answer.statusCode).toBe(416);
    expect(answer.headers).toMatchObject({
      'content-range': `bytes */${size}`,
      'x-error-code': 'range_not_satisfiable',
    });
    expect(answer.json().message).toBe(`The file has ${size} bytes.`);
  });
});

test('If-None-Match: 304 for the form that the client has, and for it alone', async () => {
  const gzipTag = `"${report.sha256}"`;
  for (const tag of [gzipTag, `W/${gzipTag}`, `"x", ${gzipTag}`, '*']) {
    const { status, bytes, headers } = await fetchFile({ 'if-none-match': tag });
    expect([status, bytes.length, headers.etag]).toEqual([304, 0, gzipTag]);
  }
  expect((await fetchFile({ 'if-none-match': '"x"' })).status).toBe(200);
  expect((await fetchFile({ ...plain, 'if-none-match': gzipTag })).status).toBe(200);
});

describe('refusals', () => {
  const refusal = async (url: string) => {
    const answer = await world.app.inject(url);
    expect(answer.json()).toMatchObject({ value: [], statusCode: answer.statusCode });
    return [answer.statusCode, answer.headers['x-error-code']];
  };

  test('an altered link', async () => {
    const at = link.indexOf('?');
    for (const url of [
      link.slice(0, at),
      `${link}x`,
      link.replace(/se=(\d+)/, 'se=9$1'),
      link.replace(/se=\d+/, 'se=soon'),
      link.replace(report.executionId, '00000000-0000-4000-8000-000000000000'),
    ]) {
      expect(await refusal(url)).toEqual([403, 'link_invalid']);
    }
  });

  test('an expired link; asking again gives a fresh one', async () => {
    world.clock.set('2026-03-02T12:00:01Z');
    expect(await refusal(link)).toEqual([403, 'link_invalid']);
    const fresh = await secureLink(world, report.reportId);
    expect((await fetchFile({}, 'GET', fresh)).status).toBe(200);
    world.clock.set('2026-03-01T12:00:00Z');
  });

  test('a file that is no longer there', async () => {
    const gone = await completedReport(world, 'a\n');
    const url = await secureLink(world, gone.reportId);
    await world.files.remove(gone.key);
    expect(await refusal(url)).toEqual([404, 'file_lost']);
  });
});

/** Files that keep the streams they opened. */
function watchedFiles() {
  const opened: Readable[] = [];
  const watch = (files: ReportFiles): ReportFiles => ({
    ...files,
    read: async (key, range) => {
      const bytes = await files.read(key, range);
      if (bytes instanceof Readable) opened.push(bytes);
      return bytes;
    },
  });
  return { opened, watch };
}

const incompressible = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(65_536))).toString('hex');

test.each([{}, plain, { range: 'bytes=100-' }, { ...plain, range: 'bytes=100-' }])(
  'a client that goes away lets go of the file: %j',
  async (headers) => {
    const { opened, watch } = watchedFiles();
    await using other = await httpWorld({ watchFiles: watch });
    const text = Array.from({ length: 200 }, incompressible).join('\n');
    const { reportId } = await completedReport(other, text);
    const url = await secureLink(other, reportId);
    const base = await other.app.listen({ port: 0, host: '127.0.0.1' });
    await new Promise<void>((resolve) => {
      get(`${base}${url}`, { headers }, (answer) => {
        answer.once('data', () => {
          answer.destroy();
          resolve();
        });
      });
    });
    const [file] = opened;
    if (!file?.closed) await new Promise((resolve) => file?.once('close', resolve));
    expect(opened.map(({ closed }) => closed)).toEqual([true]);
  },
);

test('over a real connection the bytes are the same, kept open or not', async () => {
  await using other = await httpWorld();
  const { reportId } = await completedReport(other, TEXT);
  const url = await secureLink(other, reportId);
  const base = await other.app.listen({ port: 0, host: '127.0.0.1' });
  // fetch decodes the encoding by itself.
  for (const headers of [{}, plain]) {
    const answer = await fetch(`${base}${url}`, { headers });
    expect(await answer.text()).toBe(TEXT);
  }
});
