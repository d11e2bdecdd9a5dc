import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Seen, startScripted } from '../../../client/src/testing/scripted-server.ts';
import { manualClock } from '../../kernel/clock.ts';
import { KeyTakenError } from '../report-files.ts';
import { chunks, write } from '../testing/contract/bytes.ts';
import { openS3Files } from './open-s3-files.ts';

/** What we ask of S3, and how we take its answers, where no emulator knows the question. */

type Answer = readonly [status: number, body?: string, headers?: Record<string, string>];
type Answers = Partial<Record<string, (seen: Seen) => Answer>>;

/** Each kind of request by a name of its own. */
function kindOf({ method, query }: Seen): string {
  const has = (name: string) => query.has(name);
  if (method === 'POST') return has('uploads') ? 'create' : 'complete';
  if (method === 'PUT') return 'part';
  if (method === 'DELETE') return has('uploadId') ? 'abort' : 'delete';
  if (method === 'HEAD') return 'head';
  return has('uploads') ? 'list uploads' : 'get';
}

const ordinary: Answers = {
  create: () => [
    200,
    '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>',
  ],
  part: () => [200, '', { etag: '"e1"' }],
  head: () => [404],
  complete: () => [200, '<CompleteMultipartUploadResult/>'],
  abort: () => [204],
  delete: () => [204],
};

async function scriptedStore(answers: Answers) {
  process.env.AWS_ACCESS_KEY_ID = 'key';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  const server = await startScripted((seen, response) => {
    const [status, body = '', headers = {}] = { ...ordinary, ...answers }[kindOf(seen)]?.(seen) ?? [
      500,
    ];
    response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body);
    return undefined;
  });
  const clock = manualClock('2026-04-10T00:00:00Z');
  const files = await openS3Files(
    { bucket: 'b', region: 'us-east-1', endpoint: server.url, pathStyle: true },
    { clock, newId: () => 'me', gzip: {}, prefix: 'reports/', retryDelayMs: 1 },
  );
  return { server, files, kinds: () => server.seen.map(kindOf) };
}

const writeX = (files: Parameters<typeof write>[0]) =>
  write(files, 'abc', chunks('x'), { encoding: 'identity', contentType: 'text/csv' });

/** An object of somebody's, from its second HEAD on: the first comes before it is published. */
function appearing(writer: string, bytes = 1): Answers['head'] {
  let looks = 0;
  return () =>
    looks++ === 0
      ? [404]
      : [200, '', { 'content-length': String(bytes), 'x-amz-meta-writer': writer }];
}

test('what is published is checked, in parts and as a whole, and only where nothing is', async () => {
  const { server, files, kinds } = await scriptedStore({ head: appearing('me') });
  await using _ = server;
  await writeX(files);
  expect(kinds()).toEqual(['create', 'part', 'head', 'complete', 'head']);
  const [create, part, , complete] = server.seen;
  expect(create?.path).toBe('/b/reports/abc');
  expect(create?.headers).toMatchObject({ 'content-type': 'text/csv', 'x-amz-meta-writer': 'me' });
  const md5 = createHash('md5').update('x').digest('base64');
  expect(part?.headers).toMatchObject({ 'content-md5': md5 });
  expect(complete?.headers).toMatchObject({ 'if-none-match': '*', 'x-amz-mp-object-size': '1' });
  expect(complete?.body).toContain('<ETag>&quot;e1&quot;</ETag><PartNumber>1</PartNumber>');
});

test.each([
  [412, 'PreconditionFailed'],
  [409, 'ConditionalRequestConflict'],
])('%i %s: the key is taken, and the parts are given up', async (status, code) => {
  const { server, files, kinds } = await scriptedStore({
    head: appearing('another'),
    complete: () => [status, `<Error><Code>${code}</Code></Error>`],
  });
  await using _ = server;
  await expect(writeX(files)).rejects.toThrow(KeyTakenError);
  expect(kinds()).toEqual(['create', 'part', 'head', 'complete', 'head', 'abort']);
});

test('a refusal of the store is told as it is, and the parts are given up', async () => {
  const { server, files, kinds } = await scriptedStore({
    complete: () => [403, '<Error><Code>AccessDenied</Code><Message>not you</Message></Error>'],
  });
  await using _ = server;
  await expect(writeX(files)).rejects.toThrow('not you');
  expect(kinds().at(-1)).toBe('abort');
});

test('an object of another length than was sent is removed again', async () => {
  const { server, files, kinds } = await scriptedStore({ head: appearing('me', 7) });
  await using _ = server;
  await expect(writeX(files)).rejects.toThrow('7 bytes of 1');
  expect(kinds()).toContain('delete');
});

const upload = (key: string, id: string, initiated: string): string =>
  `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${initiated}</Initiated></Upload>`;

test('uploads that were begun more than a day ago are given up, over all pages', async () => {
  const { server, files } = await scriptedStore({
    'list uploads': ({ query }) => [
      200,
      query.has('key-marker')
        ? `<ListMultipartUploadsResult>${upload('reports/b', 'old-2', '2026-04-08T00:00:00Z')}
           <IsTruncated>false</IsTruncated></ListMultipartUploadsResult>`
        : `<ListMultipartUploadsResult>${upload('reports/a', 'old-1', '2026-04-08T23:00:00Z')}
           ${upload('reports/a', 'young', '2026-04-09T01:00:00Z')}
           <NextKeyMarker>reports/a</NextKeyMarker><NextUploadIdMarker>young</NextUploadIdMarker>
           <IsTruncated>true</IsTruncated></ListMultipartUploadsResult>`,
    ],
  });
  await using _ = server;
  expect(await files.removeAbandoned()).toBe(2);
  const asked = server.seen.filter((seen) => kindOf(seen) === 'list uploads');
  expect(asked.map(({ query }) => [query.get('prefix'), query.get('key-marker')])).toEqual([
    ['reports/', null],
    ['reports/', 'reports/a'],
  ]);
  const aborted = server.seen.filter((seen) => kindOf(seen) === 'abort');
  expect(aborted.map(({ query }) => query.get('uploadId'))).toEqual(['old-1', 'old-2']);
});

test('a bucket that there is not fails the probe', async () => {
  const { server, files } = await scriptedStore({
    get: () => [404, '<Error><Code>NoSuchBucket</Code><Message>no bucket</Message></Error>'],
  });
  await using _ = server;
  await expect(files.probe()).rejects.toThrow('no bucket');
});
