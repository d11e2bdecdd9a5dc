import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CLIENT,
  type HttpWorld,
  httpWorld,
  passwordForm,
  RESOURCE,
  TENANT,
} from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (
  payload: string,
  headers: Record<string, string> = form,
  url = `/${TENANT}/oauth2/token`,
) => world.app.inject({ method: 'POST', url, payload, headers });
const encode = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const oauthKeys = [
  'error',
  'error_description',
  'error_codes',
  'timestamp',
  'trace_id',
  'correlation_id',
];

test('v1 answers strings, and its token opens the API', async () => {
  const fields = { ...passwordForm, resource: ` ${RESOURCE} ` };
  const answer = await post(encode(fields), {
    ...form,
    'content-type': `${form['content-type']}; charset=utf-8`,
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
  expect(answer.json()).toMatchObject({
    ...{ token_type: 'Bearer', expires_in: '3599', resource: RESOURCE },
    refresh_token: expect.any(String),
  });
  const authorization = `Bearer ${answer.json().access_token}`;
  const url = '/insights/v1/mpn/ScheduledDataset';
  expect((await world.app.inject({ url, headers: { authorization } })).statusCode).toBe(200);
});

test('v2.0 answers numbers; the path matches in any case', async () => {
  const { resource: _, ...fields } = { ...passwordForm, scope: `${RESOURCE}/.default` };
  const answer = await post(encode(fields), form, `/${TENANT}/OAuth2/V2.0/Token/`);
  expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  expect(answer.json()).not.toHaveProperty('resource');
});

test('the application may authenticate by HTTP Basic', async () => {
  const basic = Buffer.from(`${CLIENT}:secret`).toString('base64');
  const answer = await post(encode({ grant_type: 'client_credentials', resource: RESOURCE }), {
    ...form,
    authorization: `Basic ${basic}`,
  });
  expect(answer.statusCode).toBe(200);
});

describe('the client request id', () => {
  const id = '6f0b2f3f-9c11-4c1d-9a37-3f0d7b1e52a8';

  test('comes back when asked for, also with an error, whose correlation id it is', async () => {
    const headers = { ...form, 'client-request-id': id, 'return-client-request-id': 'true' };
    const good = await post(encode(passwordForm), headers);
    expect(good.headers['client-request-id']).toBe(id);
    const bad = await post(encode({ ...passwordForm, password: 'wrong' }), headers);
    expect(bad.headers['client-request-id']).toBe(id);
    expect(bad.json().correlation_id).toBe(id);
  });

  test('does not come back otherwise', async () => {
    const answer = await post(encode(passwordForm), { ...form, 'client-request-id': id });
    expect(answer.headers).not.toHaveProperty('client-request-id');
  });
});

describe("errors are OAuth's", () => {
  test.each([
    [{ ...passwordForm, password: 'wrong' }, 400, 'invalid_grant'],
    [{ ...passwordForm, client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ ...passwordForm, grant_type: 'magic' }, 400, 'unsupported_grant_type'],
    [{}, 400, 'invalid_request'],
  ])('%j', async (fields, status, error) => {
    const answer = await post(encode(fields));
    expect(answer.statusCode).toBe(status);
    expect(Object.keys(answer.json())).toEqual(oauthKeys);
    expect(answer.json().error).toBe(error);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect('www-authenticate' in answer.headers).toBe(status === 401);
  });

  test.each([
    ['application/json', JSON.stringify(passwordForm)],
    ['application/json', '{"malformed'],
    ['text/plain', 'x'],
  ])('a body of type %s', async (type, body) => {
    const answer = await post(body, { 'content-type': type });
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json())).toEqual(oauthKeys);
    expect(answer.json()).toMatchObject({
      error: 'invalid_request',
      error_description: `Send application/x-www-form-urlencoded, not ${type}.`,
      timestamp: '2026-03-01 12:00:00Z',
    });
  });

  test('a body above the limit', async () => {
    const answer = await post(encode({ ...passwordForm, scope: 'x'.repeat(5000) }));
    expect(answer.statusCode).toBe(413);
    expect(Object.keys(answer.json())).toEqual(oauthKeys);
  });

  test('no body at all', async () => {
    const answer = await world.app.inject({ method: 'POST', url: `/${TENANT}/oauth2/token` });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toBe('invalid_request');
  });
});

test('a refresh token is given back: 200 without a body, and it is of no use any more', async () => {
  const { refresh_token } = (await post(encode(passwordForm))).json();
  const { client_id, client_secret } = passwordForm;
  const url = `/${TENANT}/oauth2/revoke`;
  const answer = await post(encode({ token: refresh_token, client_id, client_secret }), form, url);
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
  expect(answer.headers['cache-control']).toBe('no-store');
  const again = { ...passwordForm, grant_type: 'refresh_token', refresh_token };
  expect((await post(encode(again))).json()).toMatchObject({ error: 'invalid_grant' });
  const refused = await post(encode({ client_id, client_secret }), form, url);
  expect(refused.json()).toMatchObject({ error: 'invalid_request', error_codes: [900144] });
});

test.each([
  ['/.well-known/openid-configuration', '/oauth2/token'],
  ['/v2.0/.well-known/openid-configuration', '/oauth2/v2.0/token'],
])('metadata at %s', async (path, endpoint) => {
  const answer = await world.app.inject(`/${TENANT}${path}`);
  expect(answer.json()).toMatchObject({
    token_endpoint: `http://localhost/${TENANT}${endpoint}`,
    jwks_uri: `http://localhost/${TENANT}/discovery/keys`,
  });
});

test('public keys and nothing private', async () => {
  await post(encode(passwordForm));
  const answer = await world.app.inject(`/${TENANT}/discovery/keys`);
  expect(answer.json().keys[0]).toMatchObject({ kty: 'RSA', kid: expect.any(String) });
  expect(answer.json().keys[0]).not.toHaveProperty('d');
});

test('metadata of an unknown tenant is refused', async () => {
  const answer = await world.app.inject('/nobody/.well-known/openid-configuration');
  expect(answer.statusCode).toBe(400);
  expect(Object.keys(answer.json())).toEqual(oauthKeys);
});
