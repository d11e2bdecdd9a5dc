import { afterAll, beforeAll, expect, test } from 'vitest';
import { API, type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const get = (headers: Record<string, string>) =>
  world.app.inject({ url: `${API}/ScheduledDataset`, headers });

test.each([
  (token: string) => ({ authorization: `Bearer ${token}` }),
  (token: string) => ({ authorization: `bearer  ${token}` }),
  (token: string) => ({ 'x-aaduserticket': token }),
  (token: string) => ({ 'X-AadUserTicket': `Bearer ${token}` }),
])('%s lets the caller in', async (headers) => {
  expect((await get(headers(await world.token()))).statusCode).toBe(200);
});

test('no token: 401, before the body is looked at', async () => {
  const answer = await world.app.inject({
    ...{ method: 'POST', url: `${API}/ScheduledQueries`, payload: '{"malformed' },
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.statusCode).toBe(401);
  expect(answer.headers).toMatchObject({
    'x-error-code': 'token_missing',
    'www-authenticate': 'Bearer realm="partner-insights"',
  });
});

test('a token that is none: 401', async () => {
  const answer = await get({ authorization: 'Bearer nonsense' });
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['x-error-code']).toBe('token_invalid');
  expect(answer.json()).toMatchObject({ statusCode: 401, value: [] });
});

test('an expired token: 401', async () => {
  const authorization = `Bearer ${await world.token()}`;
  world.clock.set('2026-03-01T14:00:00Z');
  const answer = await get({ authorization });
  world.clock.set('2026-03-01T12:00:00Z');
  expect(answer.headers['x-error-code']).toBe('token_invalid');
});

test('somebody without a role: 403, by name', async () => {
  const { status, body, headers } = await world.call('GET', 'ScheduledDataset', { user: 'nobody' });
  expect(status).toBe(403);
  expect(headers['x-error-code']).toBe('no_role');
  expect(body.message).toContain('nobody@contoso.example');
});
