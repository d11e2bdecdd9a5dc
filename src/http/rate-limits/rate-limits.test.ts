import type { LightMyRequestResponse } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { API, type HttpWorld, httpWorld, passwordForm, TENANT } from '../testing/http-world.ts';

let world: HttpWorld;
afterEach(() => world[Symbol.asyncDispose]());

const askToken = (remoteAddress: string, headers: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url: `/${TENANT}/oauth2/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(passwordForm).toString(),
    remoteAddress,
  });

const datasets = async (token: string, remoteAddress = '192.0.2.1') =>
  world.app.inject({
    url: `${API}/ScheduledDataset`,
    headers: { authorization: `Bearer ${token}` },
    remoteAddress,
  });

const statuses = (answers: readonly LightMyRequestResponse[]) =>
  answers.map((answer) => answer.statusCode);

test('token requests are limited by address, and refused in the shape of OAuth', async () => {
  world = await httpWorld({ config: { tokenRequestsPerMinute: 2 } });
  const first = await askToken('192.0.2.1');
  expect(first.headers).toMatchObject({
    'ratelimit-policy': '"tokens";q=2;w=60',
    ratelimit: '"tokens";r=1;t=60',
  });
  await askToken('192.0.2.1');
  const refused = await askToken('192.0.2.1');
  expect(refused.statusCode).toBe(429);
  expect(refused.headers).toMatchObject({
    'ratelimit-policy': '"tokens";q=2;w=60',
    ratelimit: expect.stringMatching(/^"tokens";r=0;t=\d+$/),
    'retry-after': expect.stringMatching(/^[1-9]\d*$/),
  });
  expect(refused.json()).toMatchObject({
    error: 'temporarily_unavailable',
    error_codes: [90055],
    error_description: expect.stringMatching(/^AADSTS90055: Too many requests: at most 2 in 60 /),
  });
  expect((await askToken('192.0.2.2')).statusCode).toBe(200);
});

test('addresses of one IPv6 network share their limit', async () => {
  world = await httpWorld({ config: { tokenRequestsPerMinute: 1 } });
  const answers = [];
  for (const address of ['2001:db8::1', '2001:db8::2', '2001:db8:0:1::1'])
    answers.push(await askToken(address));
  expect(statuses(answers)).toEqual([200, 429, 200]);
});

test('behind a proxy the address is what the proxy saw, whatever the caller says', async () => {
  world = await httpWorld({ config: { tokenRequestsPerMinute: 1, trustProxy: true } });
  const from = (forwarded: string) => askToken('10.0.0.1', { 'x-forwarded-for': forwarded });
  const answers = [
    await from('198.51.100.1, 192.0.2.1'),
    await from('198.51.100.2, 192.0.2.1'),
    await from('198.51.100.1, 192.0.2.2'),
  ];
  expect(statuses(answers)).toEqual([200, 429, 200]);
});

test('the API is limited by user, from whatever address', async () => {
  world = await httpWorld({ config: { apiRequestsPerMinute: 2 } });
  const [exec, viewer] = [await world.token('exec'), await world.token('viewer')];
  expect((await datasets(exec, '192.0.2.1')).headers.ratelimit).toBe('"api";r=1;t=60');
  await datasets(exec, '192.0.2.2');
  const refused = await datasets(exec, '192.0.2.3');
  expect(refused.statusCode).toBe(429);
  expect(refused.headers).toMatchObject({
    'x-error-code': 'rate_limited',
    'ratelimit-policy': '"api";q=2;w=60',
    'retry-after': expect.stringMatching(/^[1-9]\d*$/),
  });
  expect(refused.json()).toMatchObject({ statusCode: 429, value: [] });
  expect((await datasets(viewer)).statusCode).toBe(200);
});

test('refused tokens are limited by address, and cost whoever has a right one nothing', async () => {
  world = await httpWorld({ config: { addressRequestsPerMinute: 2 } });
  const answers = [];
  for (let time = 0; time < 3; time += 1) answers.push(await datasets('nonsense'));
  expect(statuses(answers)).toEqual([401, 401, 429]);
  expect((await datasets(await world.token())).statusCode).toBe(200);
});

test.each(['none.csv', 'manifest.json'])('downloads of %s are limited by address', async (name) => {
  world = await httpWorld({ config: { addressRequestsPerMinute: 2 } });
  const download = () => world.app.inject(`/files/none/${name}?se=1&sig=x`);
  const answers = [await download(), await download(), await download()];
  expect(statuses(answers)).toEqual([403, 403, 429]);
  expect(answers[2]?.headers['x-error-code']).toBe('rate_limited');
});
