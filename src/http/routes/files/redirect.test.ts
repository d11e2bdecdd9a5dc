import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAzureFiles } from '../../../files/azure/open-azure-files.ts';
import type { ReportFiles } from '../../../files/report-files.ts';
import { connectionStringOf, startAzurite } from '../../../files/testing/azurite-store.ts';
import { get } from '../../../files/testing/raw-get.ts';
import { systemClock } from '../../../kernel/clock.ts';
import { completedReport, secureLink } from '../../testing/completed-report.ts';
import { API, type HttpWorld, httpWorld } from '../../testing/http-world.ts';

const TEXT = `CustomerName,Seats\n${Array.from({ length: 20_000 }, (_, i) => `Café ${i},${i * 7919}\n`).join('')}`;

const stack = new AsyncDisposableStack();
let files: Required<ReportFiles>;
let world: HttpWorld;
let report: Awaited<ReturnType<typeof completedReport>>;
let link: string;
beforeAll(async () => {
  const azurite = stack.use(await startAzurite());
  const connectionString = connectionStringOf(azurite.url);
  await BlobServiceClient.fromConnectionString(connectionString).createContainer('reports');
  files = await openAzureFiles(
    { container: 'reports', connectionString, accountUrl: '' },
    { clock: systemClock, newId: randomUUID, gzip: {}, prefix: '' },
  );
  world = stack.use(await httpWorld({ watchFiles: () => files }));
  report = await completedReport(world, TEXT, 'Größe');
  link = await secureLink(world, report.reportId);
});
afterAll(() => stack.disposeAsync());

const ask = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET', url = link) =>
  world.app.inject({ method, url, headers });

test('a download is redirected to the store, which gives the bytes under their name', async () => {
  const { statusCode, headers, body } = await ask();
  expect([statusCode, body]).toEqual([302, '']);
  expect(headers).toMatchObject({ 'cache-control': 'private, no-store', vary: 'Accept-Encoding' });
  expect(headers).not.toHaveProperty('etag');
  const stored = await get(String(headers.location));
  expect(gunzipSync(stored.bytes).toString()).toBe(TEXT);
  expect(stored.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-encoding': 'gzip',
    'content-disposition': `attachment; filename="Gr??e.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv`,
    'cache-control': 'private, no-store',
  });
});

test('the link of the store lasts five minutes, and no longer than ours', async () => {
  const lastsFor = async (): Promise<number> => {
    const { headers } = await ask();
    const ends = new URL(String(headers.location)).searchParams.get('se');
    return Math.round((new Date(String(ends)).getTime() - Date.now()) / 1000);
  };
  expect(await lastsFor()).toBeGreaterThan(290);
  expect(await lastsFor()).toBeLessThanOrEqual(300);
  world.clock.set('2026-03-02T11:59:30Z');
  expect(await lastsFor()).toBeLessThanOrEqual(30);
  world.clock.set('2026-03-02T12:00:00Z');
  expect((await ask()).statusCode).toBe(403);
  world.clock.set('2026-03-01T12:00:00Z');
});

test('who takes no gzip gets the text through the API', async () => {
  const { statusCode, body } = await ask({ 'accept-encoding': 'identity' });
  expect([statusCode, body]).toEqual([200, TEXT]);
  const range = await ask({ 'accept-encoding': 'identity', range: 'bytes=0-11' });
  expect([range.statusCode, range.body]).toEqual([206, 'CustomerName']);
});

test('HEAD, If-None-Match and ranges beyond the end are answered here', async () => {
  const head = await ask({}, 'HEAD');
  expect([head.statusCode, head.headers.etag]).toEqual([200, `"${report.sha256}"`]);
  expect((await ask({ 'if-none-match': `"${report.sha256}"` })).statusCode).toBe(304);
  expect((await ask({ range: 'bytes=99999999-' })).statusCode).toBe(416);
});

test('a range is asked for at the store; what began here goes on here', async () => {
  const whole = (await get(String((await ask()).headers.location))).bytes;
  const range = { range: 'bytes=10-99' };
  const redirected = await ask(range);
  expect(redirected.statusCode).toBe(302);
  const part = await get(String(redirected.headers.location), range);
  expect([part.status, part.bytes]).toEqual([206, whole.subarray(10, 100)]);
  const here = await ask({ ...range, 'if-range': `"${report.sha256}"` });
  expect([here.statusCode, here.rawPayload]).toEqual([206, whole.subarray(10, 100)]);
  const theirs = await ask({ ...range, 'if-range': String(part.headers.etag) });
  expect(theirs.statusCode).toBe(302);
});

test('who opened the file is in the audit trail, and a file that vanished is told as ever', async () => {
  const events = async () =>
    (await world.store.db.selectFrom('audit_events').selectAll().execute()).filter(
      ({ action }) => action === 'link.use',
    );
  const before = (await events()).length;
  await ask();
  expect(await events()).toHaveLength(before + 1);
  const gone = await completedReport(world, 'a\n');
  await files.remove(gone.key);
  const answer = await ask({}, 'GET', await secureLink(world, gone.reportId));
  expect([answer.statusCode, answer.headers['x-error-code']]).toEqual([404, 'file_lost']);
});

test('the OpenAPI document tells of the redirect', async () => {
  const document = (await world.app.inject(`${API}/swagger/v1/swagger.json`)).json();
  const { responses } = document.paths['/files/{executionId}/{name}'].get;
  expect(responses['302'].description).toContain('Location');
});

test('an altered link is refused before the store is asked', async () => {
  expect((await ask({}, 'GET', `${link}x`)).statusCode).toBe(403);
});
