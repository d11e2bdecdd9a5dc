import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LONGEST_MESSAGE } from './plugins/errors.ts';
import { API, type HttpWorld, httpWorld, TENANT } from './testing/http-world.ts';

let world: HttpWorld;
let port: number;
beforeAll(async () => {
  world = await httpWorld({ config: { bodyLimitBytes: 1_048_576 } });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = world.app.server.address() as AddressInfo);
});
afterAll(() => world[Symbol.asyncDispose]());

/** Sends exactly these lines; answers the head and the body, read as JSON. */
async function send(...lines: string[]): Promise<{ head: string; body: Record<string, unknown> }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head, body: JSON.parse(body) };
}

test('without a Host header is refused in the envelope', async () => {
  const { head, body } = await send('GET /health/live HTTP/1.1');
  expect(head).toMatch(/^HTTP\/1\.1 400 .*x-correlation-id: .*x-error-code: invalid_request/s);
  expect(body).toMatchObject({ statusCode: 400, message: expect.stringContaining('Host') });
});

test('without a Host header is refused by the token issuer in its own shape', async () => {
  const { body } = await send(`GET /${TENANT}/discovery/keys HTTP/1.1`);
  expect(body).toMatchObject({
    error: 'invalid_request',
    error_description: expect.stringContaining('Host'),
  });
});

test('by HTTP/1.0 needs none', async () => {
  const { head } = await send('GET /health/live HTTP/1.0');
  expect(head).toMatch(/^HTTP\/1\.1 200 /);
});

test('with an expectation that nobody knows is answered all the same', async () => {
  const { head, body } = await send('GET /health/live HTTP/1.1', 'Host: a', 'Expect: the-worst');
  expect(head).toMatch(/^HTTP\/1\.1 200 /);
  expect(body).toMatchObject({ status: 'ok' });
});

test('by the method QUERY is refused like any other method', async () => {
  const known = await send(`QUERY ${API}/ScheduledDataset HTTP/1.1`, 'Host: a');
  expect(known.head).toMatch(/^HTTP\/1\.1 405 .*allow: GET, HEAD/s);
  expect(known.body).toMatchObject({ statusCode: 405 });
  const unknown = await send('QUERY /nothing HTTP/1.1', 'Host: a');
  expect(unknown.body).toMatchObject({ statusCode: 404 });
});

test('what it says is repeated in part when it is long', async () => {
  const { body } = await world.call(
    'GET',
    `${API}/ScheduledDataset?datasetName=${'😀'.repeat(2500)}`,
  );
  expect(body.message.length).toBeLessThanOrEqual(LONGEST_MESSAGE + 1);
  expect(body.message).toMatch(/^There is no dataset (😀)+…$/u);
});

test.each([
  ['a deep body', (deep: string) => deep],
  ['a deep value', (deep: string) => `{"ReportName": ${deep}}`],
])('with %s is refused before anything walks it', async (_, bodyOf) => {
  const body = bodyOf(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  const answer = await world.call('POST', `${API}/ScheduledReport`, {
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(400);
  expect(answer.body.message).toMatch(/nested more than 20 levels deep/);
});

test('that breaks off in its body is no error of ours', async () => {
  const token = await world.token();
  const records = () => world.lines().map((line) => JSON.parse(line));
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const begun = once(world.app.server, 'request') as Promise<[IncomingMessage]>;
  const head = [`POST ${API}/ScheduledQueries HTTP/1.1`, 'Host: a', 'Content-Length: 100'];
  const more = [`Authorization: Bearer ${token}`, 'Content-Type: application/json', '', '{'];
  socket.write([...head, ...more].join('\r\n'));
  const [request] = await begun;
  // From then on its body is being read.
  await vi.waitFor(() => expect(request.listenerCount('data')).toBeGreaterThan(0));
  socket.destroy();
  const lines = await vi.waitFor(() => {
    const found = records().filter((line) => /^request failed$|went away/.test(line.msg));
    expect(found).not.toEqual([]);
    return found;
  });
  await world.call('GET', '/health/live');
  expect(lines.concat(records()).filter(({ level }) => level >= 50)).toEqual([]);
});

test('that carry a long body with a GET get their whole answer', async () => {
  const body = Buffer.alloc(1_200_000, '[');
  const head = `GET ${API}/ScheduledDataset/describe HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer ${await world.token()}\r\nContent-Length: ${body.length}\r\n\r\n`;
  for (let round = 0; round < 20; round += 1) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(Buffer.concat([Buffer.from(head), body]));
    const [, answer = ''] = (await text(socket)).split('\r\n\r\n');
    expect(JSON.parse(answer).statusCode).toBe(200);
  }
});
