import { expect, test } from 'vitest';
import type { Answer } from '../acceptance/support/send-bytes.ts';
import { findLeak } from './find-leak.ts';
import { generateRequest } from './generate-request.ts';
import { hostileFamilies } from './hostile-texts.ts';
import { createJudge } from './judge-answer.ts';
import { type KnownWorld, keeper, PLACES } from './known-world.ts';
import { type OpenApi, operationsOf } from './operations.ts';
import { toBytes, type WireRequest } from './wire-request.ts';

const failure = {
  type: 'object',
  required: ['statusCode'],
  properties: { statusCode: { type: 'integer' } },
};
const json = { 'application/json': { schema: failure } };
const document: OpenApi = {
  security: [{ bearer: [] }],
  paths: {
    '/insights/v1/mpn/Things/{thingId}': {
      put: {
        operationId: 'putThing',
        parameters: [
          { name: 'thingId', in: 'path', schema: { type: 'string' } },
          { name: 'dry', in: 'query', schema: { type: 'boolean' } },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: { type: 'object', properties: { Name: { type: 'string' } } },
            },
          },
        },
        responses: { 200: { content: json }, 404: { content: json }, 503: { content: json } },
      },
    },
    '/admin/things': { get: { operationId: 'listThings', responses: { 200: { content: json } } } },
    '/{tenantId}/token': {
      get: { operationId: 'token', tags: ['Tokens'], security: [], responses: { 200: {} } },
    },
  },
};
const operations = operationsOf(document);
const world: KnownWorld = {
  tokens: new Map([['executive', 'secret-token']]),
  tenants: ['t'],
  forms: [{ grant_type: 'password' }],
  datasets: ['Profile'],
  links: [],
  ids: { queryId: [], reportId: [], executionId: [] },
  now: 0,
};
const make = (seed: number, number: number): WireRequest =>
  generateRequest(operations, seed, number, { document, world });

test('the same seed and number make the same request, others make others', () => {
  const bytes = (seed: number) =>
    Array.from({ length: 300 }, (_, number) => toBytes(make(seed, number), 'a').toString('latin1'));
  expect(bytes(1)).toEqual(bytes(1));
  expect(new Set([...bytes(1), ...bytes(2)]).size).toBeGreaterThan(350);
});

test('every operation of the document is met, administration and tokens too', () => {
  const met = Array.from({ length: 6 }, (_, number) => make(1, number).operation.id);
  expect(new Set(met)).toEqual(new Set(['putThing', 'listThings', 'token']));
});

test('some are valid, the others are spoiled in their values and in how they are written', () => {
  const all = Array.from({ length: 3000 }, (_, number) => make(1, number));
  const share = (wanted: (request: WireRequest) => boolean) =>
    all.filter(wanted).length / all.length;
  expect(share(({ changes }) => changes.length === 0)).toBeGreaterThan(0.15);
  for (const change of [
    /^hostile text/,
    /^another type/,
    /^method/,
    /^address/,
    /^header/,
    /^body/,
  ]) {
    expect(share(({ changes }) => changes.some((one) => change.test(one)))).toBeGreaterThan(0.02);
  }
});

test('the hostile texts are many, and no two alike', () => {
  const hostileTexts = hostileFamilies.flat();
  expect(new Set(hostileTexts).size).toBe(hostileTexts.length);
  expect(hostileTexts.length).toBeGreaterThan(150);
});

test('new ids take the places of the oldest', () => {
  const ids = { queryId: Array.from({ length: PLACES }, (_, at) => `old ${at}`) };
  const keep = keeper(ids);
  for (let at = 0; at <= PLACES; at += 1) keep('queryId', `new ${at}`);
  keep('unknown', 'x');
  expect(ids.queryId.slice(0, 2)).toEqual([`new ${PLACES}`, 'new 1']);
});

const asked = { ...make(1, 0), method: 'PUT', strays: false, broken: false };
const envelope = { value: [], nextLink: null, totalCount: 0, message: 'No.', dataRedacted: false };

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const all = { 'content-type': 'application/json', 'x-correlation-id': 'c', ...headers };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: new Map(Object.entries(all).map(([name, value]) => [name, [value]])),
    head: Object.entries(all)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n'),
    body: Buffer.from(text),
    milliseconds: 1,
  };
}

const judge = createJudge(document, ['/home/of/the/server']);
const oauth = {
  ...{ error: 'a', error_description: 'b', error_codes: [], timestamp: 'c' },
  ...{ trace_id: 'd', correlation_id: 'e' },
};

test.each<[string, Answer]>([
  ['a success in the envelope', answer(200, { ...envelope, statusCode: 200 })],
  ['a refusal in the envelope', answer(404, { ...envelope, statusCode: 404 })],
  ['a documented 503', answer(503, { ...envelope, statusCode: 503 })],
])('the judge takes %s', (_, given) => {
  expect(judge(asked, given)).toEqual([]);
});

test.each<[string, Answer]>([
  ['a 500', answer(500, { ...envelope, statusCode: 500 })],
  ['a 502', answer(502, { ...envelope, statusCode: 502 })],
  ['a status that is not documented', answer(418, { ...envelope, statusCode: 418 })],
  ['no envelope', answer(404, { message: 'No.' })],
  ["OAuth's shape where none belongs", answer(400, oauth)],
  ['another status inside', answer(404, { ...envelope, statusCode: 400 })],
  ['a refusal without a message', answer(404, { ...envelope, statusCode: 404, message: null })],
  ['a count that is wrong', answer(200, { ...envelope, statusCode: 200, totalCount: 1 })],
  ['what is not as documented', answer(200, { ...envelope, statusCode: 'ok' })],
  ['no JSON', answer(404, '<html>')],
  ['HTML', answer(404, '<html>', { 'content-type': 'text/html' })],
  ['an injected header', answer(200, { ...envelope, statusCode: 200 }, { 'x-fuzz-injected': '1' })],
  [
    'a path of the server',
    answer(404, { ...envelope, statusCode: 404, message: '/home/of/the/server/a' }),
  ],
])('the judge refuses %s', (_, given) => {
  expect(judge(asked, given)).not.toEqual([]);
});

test("the judge takes OAuth's shape on token routes", () => {
  const token = operations.find(({ id }) => id === 'token') ?? operations[0];
  expect(judge({ ...asked, operation: token as never }, answer(400, oauth))).toEqual([]);
});

test.each([
  'Error: x\n    at run (/app/src/a.ts:1:2)',
  JSON.stringify('a\n   at b'),
  'TypeError: Cannot read properties of undefined',
  'SQLITE_CONSTRAINT: UNIQUE constraint failed: reports.id',
  'invalid input syntax for type uuid',
  'select "a" from "reports" where "id" = $1',
  'Binder Error: column not found',
  "ENOENT: no such file, open '/var/lib/insights/files/a'",
  '/usr/lib/insights/secret',
  'root:x:0:0:root',
])('a leak is found: %j', (text) => {
  expect(findLeak(text, 'GET /', [])).toBeTypeOf('string');
});

test('what was sent may be said back, in any spelling', () => {
  expect(findLeak('no report /usr/lib/a', 'GET /x/%2Fusr%2Flib%2Fa', [])).toBeUndefined();
  expect(findLeak('There is no dataset a. Check the filters.', 'GET /', [])).toBeUndefined();
});
