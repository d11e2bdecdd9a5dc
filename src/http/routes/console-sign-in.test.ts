import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONSOLE_CLIENT_ID } from '../../identity/console-application.ts';
import { type HttpWorld, httpWorld, TENANT } from '../testing/http-world.ts';

const publicUrl = 'https://insights.example';
let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld({ config: { publicUrl }, consoleSignIn: true });
});
afterAll(() => world[Symbol.asyncDispose]());

const body = new URLSearchParams({
  ...{ grant_type: 'password', client_id: CONSOLE_CLIENT_ID, scope: 'openid' },
  ...{ username: 'exec@contoso.example', password: 'pass' },
}).toString();

const statusFrom = async (headers: Record<string, string>): Promise<number> => {
  const answer = await world.call('POST', `/${TENANT}/oauth2/v2.0/token`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'api:8080', ...headers },
    body,
  });
  return answer.status;
};

test.each([
  ['the address that the request came by', 'http://api:8080'],
  ['the same, where a proxy speaks https for us', 'https://api:8080'],
  ['the public address', publicUrl],
])('a page of %s may sign in without a secret', async (_, origin) => {
  expect(await statusFrom({ origin })).toBe(200);
});

test.each([
  ['no page', {}],
  ['a page of another host', { origin: 'https://evil.example' }],
  ['a page of another port', { origin: 'http://api:9090' }],
  ['a page that hides itself', { origin: 'null' }],
  ['a page of a host that begins alike', { origin: 'https://insights.example.evil.example' }],
])('%s may not', async (_, headers) => {
  expect(await statusFrom(headers)).toBe(401);
});
