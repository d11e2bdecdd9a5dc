import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  API,
  type HttpWorld,
  httpWorld,
  scriptedPreviewer,
} from './testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  const engine = scriptedPreviewer(async () => {
    throw new Error('secret detail of the engine');
  });
  world = await httpWorld({ engine });
});
afterAll(() => world[Symbol.asyncDispose]());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const json = { 'content-type': 'application/json' };

function expectFailure({ status, body, headers }: Answer, code: string, message: string | RegExp) {
  expect(body).toEqual({
    ...{ value: [], nextLink: null, totalCount: 0, dataRedacted: false },
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    statusCode: status,
  });
  expect(headers).toMatchObject({ 'x-error-code': code });
  expect(headers['x-correlation-id']).toMatch(UUID);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
}

test('a success has exactly the six properties', async () => {
  const { status, body, headers } = await world.call('GET', 'ScheduledDataset');
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual([
    ...['value', 'nextLink', 'totalCount', 'message', 'statusCode', 'dataRedacted'],
  ]);
  expect(body).toMatchObject({
    ...{ nextLink: null, totalCount: 21, statusCode: 200, dataRedacted: false },
    message: 'Dataset fetched successfully',
  });
  expect(headers['x-correlation-id']).toMatch(UUID);
  expect(headers).not.toHaveProperty('x-error-code');
});

describe('every error comes in the envelope', () => {
  test.each([
    ['GET', '/favicon.ico', 404, 'There is nothing at GET /favicon.ico.'],
    ['GET', '/nowhere?sig=secret', 404, 'There is nothing at GET /nowhere.'],
    ['POST', `${API}/Nothing`, 404, `There is nothing at POST ${API}/Nothing.`],
    ['GET', `${API}/ScheduledReport/${'x'.repeat(600)}`, 404, /^There is nothing at GET/],
  ] as const)('%s %.40s is unknown', async (method, url, status, message) => {
    const answer = await world.call(method, url);
    expect(answer.status).toBe(status);
    expectFailure(answer, 'route_not_found', message);
  });

  test.each([
    ['DELETE', `${API}/ScheduledDataset`, 'GET, HEAD'],
    ['PATCH', `${API}/ScheduledQueries/`, 'GET, HEAD, POST'],
    ['POST', `${API}/SCHEDULEDREPORT/1`, 'PUT, DELETE'],
    ['GET', `${API}/ScheduledReport/pause/1`, 'PUT'],
    ['OPTIONS', '/insights/v1.1/mpn/ScheduledReport', 'GET, HEAD, POST'],
    ['POST', '/files/a/b.csv', 'GET, HEAD'],
    ['POST', '/health/live', 'GET, HEAD'],
  ] as const)('%s %s is not supported', async (method, url, allowed) => {
    const body = method === 'POST' ? { headers: json, body: '[malformed' } : {};
    const answer = await world.call(method, url, body);
    expect(answer.status).toBe(405);
    expect(answer.headers).toMatchObject({ allow: allowed });
    expectFailure(answer, 'method_not_allowed', /is not supported at/);
  });

  test('a program that the catalog does not know', async () => {
    const answer = await world.call('GET', '/insights/v1/xyz/ScheduledDataset');
    expect(answer.status).toBe(404);
    expectFailure(answer, 'program_not_found', 'There is no program xyz.');
  });

  test.each(['/%zz', `${API}/ScheduledReport/execution/%E0%A4`])('the path %s', async (url) => {
    const answer = await world.call('GET', url);
    expect(answer.status).toBe(400);
    expectFailure(answer, 'invalid_request', /percent sign/);
  });

  test('malformed JSON', async () => {
    const answer = await world.call('POST', 'ScheduledQueries', { body: '{"a":', headers: json });
    expect(answer.status).toBe(400);
    expectFailure(answer, 'malformed_body', /^The request body is not valid JSON: \S/);
  });

  test('another content type', async () => {
    const options = { body: '<a/>', headers: { 'content-type': 'text/xml' } };
    const answer = await world.call('POST', 'ScheduledQueries', options);
    expect(answer.status).toBe(400);
    expectFailure(answer, 'unsupported_media_type', /^Content-Type text\/xml is not supported/);
  });

  test('a content type that is none', async () => {
    const options = { body: 'x', headers: { 'content-type': 'nonsense' } };
    const answer = await world.call('POST', 'ScheduledQueries', options);
    expect(answer.status).toBe(400);
    expectFailure(answer, 'unsupported_media_type', /nonsense/);
  });

  test('a body above the limit', async () => {
    const answer = await world.call('POST', 'ScheduledQueries', {
      body: { Name: 'x'.repeat(5000) },
    });
    expect(answer.status).toBe(413);
    expectFailure(answer, 'body_too_large', 'The request body is larger than 4096 bytes.');
  });

  test.each([
    [[1], 'The request body must be a JSON object.'],
    [{ name: 5 }, 'Name must be a string; it is 5.'],
    [{ Name: 'a', Query: { a: 1 } }, 'Query must be a string; it is {"a":1}.'],
    [{ Name: [], Query: 1 }, 'Name must be a string; it is []. Query must be a string; it is 1.'],
    [{ Query: 'SELECT' }, 'Name is required.'],
  ])('the body %j', async (body, message) => {
    const answer = await world.call('POST', 'ScheduledQueries', { body });
    expect(answer.status).toBe(400);
    expectFailure(answer, 'invalid_request', message);
  });

  test('a query parameter of a wrong type', async () => {
    const answer = await world.call('GET', 'ScheduledQueries?IncludeSystemQueries=perhaps');
    expect(answer.status).toBe(400);
    const message = 'includeSystemQueries must be true or false; it is "perhaps".';
    expectFailure(answer, 'invalid_request', message);
  });

  test('what breaks says nothing but the correlation id, which is in the log, once', async () => {
    const url = `ScheduledQueries/testQueryResult?exportQuery=SELECT CustomerName FROM OfficeUsage`;
    const answer = await world.call('GET', url);
    const id = String(answer.headers['x-correlation-id']);
    expect(answer.status).toBe(500);
    expectFailure(answer, 'internal', new RegExp(`Quote correlation id ${id} to support`));
    expect(JSON.stringify(answer.body)).not.toContain('secret detail');
    const logged = world.lines().filter((line) => line.includes('secret detail'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(id);
  });
});

test('a correlation id from outside is not taken over', async () => {
  const given = '11111111-1111-4111-8111-111111111111';
  const headers = { 'x-correlation-id': given, 'request-id': given, 'x-request-id': given };
  const answer = await world.call('GET', 'ScheduledDataset', { headers });
  expect(answer.headers['x-correlation-id']).not.toBe(given);
});

test('what is no HTTP is answered in the envelope too', async () => {
  await using other = await httpWorld();
  const address = new URL(await other.app.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(address.port), address.hostname);
  socket.write('GET / HTTP/9.9 nonsense\r\n\r\n');
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(head).toContain('x-error-code: invalid_request');
  expect(JSON.parse(body)).toMatchObject({ value: [], totalCount: 0, statusCode: 400 });
});
