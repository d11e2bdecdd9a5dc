import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Preview } from '../engine/engine.ts';
import { createQueryAs } from './testing/completed-report.ts';
import {
  type Answer,
  API,
  type HttpWorld,
  httpWorld,
  passwordForm,
  scriptedPreviewer,
  TENANT,
} from './testing/http-world.ts';

const json = { 'content-type': 'application/json' };
const QUERY = 'SELECT CustomerName FROM OfficeUsage';

function expectRefusal(
  { status, body, headers }: Answer,
  want: number,
  code: string,
  text: string,
) {
  expect(headers).toMatchObject({ 'x-error-code': code });
  expect(status).toBe(want);
  expect(body).toMatchObject({ statusCode: want, value: [] });
  expect(body.message).toContain(text);
}

describe('sizes', () => {
  let world: HttpWorld;
  beforeAll(async () => {
    world = await httpWorld({ config: { bodyLimitBytes: 4_194_304 } });
  });
  afterAll(() => world[Symbol.asyncDispose]());
  const post = (body: object | string) =>
    world.call('POST', 'ScheduledQueries', { body, headers: json });

  test('a query of 64 KiB is the longest', async () => {
    const padded = (bytes: number) => `${QUERY} `.padEnd(bytes - 1, ' ').concat(';');
    const longest = { Name: 'n', Query: padded(65_536) };
    expect((await post(longest)).status).toBe(200);
    const answer = await post({ Name: 'n', Query: padded(65_537) });
    expectRefusal(answer, 400, 'query_too_large', 'has 65537 bytes; at most 65536');
  });

  test('an address of 32 KiB is the longest, known or not', async () => {
    const path = `${API}/ScheduledDataset?ignored=`;
    const longest = path.padEnd(32_768, 'x');
    expect((await world.call('GET', longest)).status).toBe(200);
    for (const url of [`${longest}x`, `/nowhere?${'x'.repeat(32_768)}`]) {
      const answer = await world.call('GET', url);
      expectRefusal(answer, 414, 'address_too_long', 'longer than 32768 characters');
    }
  });

  test.each([
    ['ScheduledReport', 'reportId'],
    ['ScheduledReport/execution/{report}', 'executionId'],
    ['ScheduledReport/execution/{report}', 'executionStatus'],
    ['ScheduledReport/callback/{report}', 'status'],
  ])('%s takes at most 100 values of %s', async (path, name) => {
    const QueryId = await createQueryAs(world);
    const body = { ReportName: 'r', QueryId, ExecuteNow: true };
    const created = await world.call('POST', 'ScheduledReport', { body });
    const url = path.replace('{report}', created.body.value[0].reportId);
    const answer = await world.call('GET', `${url}?${name}=${'x;'.repeat(101)}`);
    expectRefusal(answer, 400, 'invalid_request', `${name} lists 101 values; at most 100`);
  });

  test('JSON is at most 20 levels deep, and a megabyte of brackets is refused in no time', async () => {
    const nested = (levels: number) => `{"Name":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expectRefusal(await post(nested(19)), 400, 'invalid_request', 'Name must be a string');
    expectRefusal(await post(nested(20)), 400, 'malformed_body', 'more than 20 levels deep');
    for (const brackets of ['[', '{"a":', '[{"a":']) {
      const answer = await post(brackets.repeat(1_000_000 / brackets.length));
      expectRefusal(answer, 400, 'malformed_body', 'more than 20 levels deep');
    }
  });

  test('names of the language itself in JSON change nothing and reach nothing', async () => {
    const tricks =
      '"__proto__":{"Name":"a","polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const missing = await post(`{${tricks},"Query":"${QUERY}"}`);
    expectRefusal(missing, 400, 'invalid_request', 'Name is required.');
    expect((await post(`{${tricks},"Name":"own","Query":"${QUERY}"}`)).body.value[0].name).toBe(
      'own',
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const query = 'SELECT constructor, __proto__ FROM __proto__';
    expectRefusal(await post({ Name: 'n', Query: query }), 400, 'query_invalid', '`__proto__`');
    const url = `${API.replace('mpn', '__proto__')}/ScheduledDataset?__proto__=1&constructor=2`;
    expectRefusal(await world.call('GET', url), 404, 'program_not_found', '__proto__');
    const named = await world.call('GET', 'ScheduledDataset?datasetName=constructor');
    expectRefusal(named, 404, 'dataset_not_found', 'constructor');
  });

  test('a form has at most 100 fields, and none of them is inherited', async () => {
    const ask = (more: string) =>
      world.app.inject({
        ...{ method: 'POST', url: `/${TENANT}/oauth2/token` },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `${new URLSearchParams(passwordForm)}${more}`,
      });
    const fields = Object.keys(passwordForm).length;
    expect((await ask('&a=1'.repeat(100 - fields))).statusCode).toBe(200);
    const refused = await ask('&a=1'.repeat(101 - fields));
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({
      error: 'invalid_request',
      error_description: 'The form has more than 100 fields.',
    });
    const tricked = await ask('&grant_type=constructor&__proto__=password');
    expect(tricked.json().error_codes).toEqual([70003]);
  });

  test('a description has at most 4096 characters', async () => {
    const body = { Name: 'n', Query: QUERY };
    expect((await post({ ...body, Description: 'd'.repeat(4096) })).status).toBe(200);
    const answer = await post({ ...body, Description: 'd'.repeat(4097) });
    expectRefusal(answer, 400, 'invalid_request', 'at most 4096 characters; it has 4097');
  });
});

describe('numbers', () => {
  test('a user has so many queries and reports at most, also when several are made at once', async () => {
    await using world = await httpWorld({ limits: { queriesPerUser: 2, reportsPerUser: 2 } });
    const body = { Name: 'n', Query: QUERY };
    const create = () => world.call('POST', 'ScheduledQueries', { body });
    const answers = await Promise.all([create(), create(), create()]);
    const [refused] = answers.filter((answer) => answer.status !== 200);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2);
    if (!refused) throw new Error('none was refused');
    expectRefusal(refused, 400, 'too_many_queries', 'DELETE ScheduledQueries/<queryId>');
    expect((await world.call('POST', 'ScheduledQueries', { body, user: 'viewer' })).status).toBe(
      200,
    );

    const { body: listed } = await world.call('GET', 'ScheduledQueries?includeSystemQueries=false');
    const [{ queryId: QueryId }, { queryId: second }] = listed.value;
    const order = () =>
      world.call('POST', 'ScheduledReport', {
        body: { ReportName: 'r', QueryId, ExecuteNow: true },
      });
    for (const one of await Promise.all([order(), order()])) expect(one.status).toBe(200);
    expectRefusal(await order(), 400, 'too_many_reports', 'DELETE ScheduledReport/<reportId>');

    await world.call('DELETE', `ScheduledQueries/${second}`);
    expect((await create()).status).toBe(200);
  });

  test('a partner runs so many test queries at once, others wait, and still others are refused', async () => {
    const gate = Promise.withResolvers<Preview>();
    let begun = 0;
    const engine = scriptedPreviewer(() => {
      begun += 1;
      return gate.promise;
    });
    await using world = await httpWorld({ engine, testQueriesAtOnce: 1 });
    const run = () =>
      world.call(
        'GET',
        `ScheduledQueries/testQueryResult?exportQuery=${encodeURIComponent(QUERY)}`,
      );
    const all = Array.from({ length: 6 }, run);
    const refused = await Promise.race(all);
    expectRefusal(refused, 429, 'test_queries_busy', 'trying 1 queries at this moment');
    expect(begun).toBe(1);
    expect(refused.headers['retry-after']).toBe('1');
    gate.resolve({ columns: [], rows: [], snapshotId: 's' });
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 429]);
    expect(begun).toBe(5);
  });
});

describe('times', () => {
  /** Sends bytes and no more; answers what came back until the server ended the connection. */
  async function sendSlowly(world: HttpWorld, bytes: string): Promise<string> {
    await world.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = world.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const received: string[] = [];
    socket.on('data', (chunk) => received.push(String(chunk)));
    socket.write(bytes);
    await once(socket, 'close');
    return received.join('');
  }
  const timeouts = { headersMilliseconds: 100, requestMilliseconds: 200, lookMilliseconds: 20 };

  test.each([
    ['the headers', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    [
      'the body',
      `POST /${TENANT}/oauth2/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ngrant`,
    ],
  ])('who never sends the end of %s is answered 408 and loses the connection', async (_, bytes) => {
    await using world = await httpWorld({ timeouts });
    const answer = await sendSlowly(world, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('"statusCode":408');
  });
});
