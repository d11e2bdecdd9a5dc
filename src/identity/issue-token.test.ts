import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { expireApplicationSecret, insertApplicationSecret } from '../store/applications.ts';
import { describeStores, secretRow } from '../store/store.fixture.ts';
import {
  accessToken,
  BASE,
  CONTOSO,
  CONTOSO_APP,
  cheapPasswords,
  clientForm,
  codeOf,
  FABRIKAM,
  FABRIKAM_APP,
  identityWorld,
  issueV1,
  NOW,
  NOW_SECONDS,
  passwordForm,
  RESOURCE,
  refreshForm,
  refusalOf,
  requestV1,
  requestV2,
} from './identity.fixture.ts';

const JWT = expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/);
const OPAQUE = expect.stringMatching(/^[\w-]{43}$/);

const v1Fields = {
  token_type: 'Bearer',
  expires_in: '3599',
  ext_expires_in: '3599',
  expires_on: String(NOW_SECONDS + 3600),
  not_before: String(NOW_SECONDS),
  resource: RESOURCE,
  access_token: JWT,
};
const signedIn = { refresh_token: OPAQUE, id_token: JWT };

test('v1 answers: every value a string', async () => {
  await using world = await identityWorld();
  const { identity } = world;
  const password = await identity.issueToken(requestV1(passwordForm));
  expect(password).toEqual({
    status: 200,
    body: { ...v1Fields, ...signedIn, scope: 'user_impersonation' },
  });
  expect(await issueV1(identity, refreshForm(password.body.refresh_token))).toEqual({
    ...v1Fields,
    ...signedIn,
    scope: 'user_impersonation',
  });
  expect(await issueV1(identity, clientForm)).toEqual({ ...v1Fields, scope: '.default' });
});

test('v2.0 answers: numbers, and no resource', async () => {
  await using world = await identityWorld();
  const issue = async (form: Record<string, string>) =>
    (await world.identity.issueToken(requestV2(form))).body;
  const scope = `openid offline_access ${RESOURCE}/.default`;
  const v2Fields = {
    token_type: 'Bearer',
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: JWT,
  };
  const password = await issue({ ...passwordForm, resource: '', scope });
  expect(password).toEqual({ ...v2Fields, ...signedIn, scope });
  expect(await issue({ ...refreshForm(password.refresh_token), scope })).toEqual({
    ...v2Fields,
    ...signedIn,
    scope,
  });
  const own = { ...clientForm, resource: '', scope: `${RESOURCE}/.default` };
  expect(await issue(own)).toEqual({ ...v2Fields, scope: own.scope });
});

test('a v2.0 sign-in that names no resource gets the first accepted one', async () => {
  await using world = await identityWorld();
  const { resource: _, ...form } = passwordForm;
  const { body } = await world.identity.issueToken(requestV2(form));
  expect(body.scope).toBe(`openid ${RESOURCE}/.default`);
  expect(decodeJwt(String(body.access_token)).aud).toBe(RESOURCE);
});

test('claims of a v1 user token and its id token', async () => {
  await using world = await identityWorld();
  const body = await issueV1(world.identity, passwordForm);
  const common = {
    iss: `${BASE}/${CONTOSO}/`,
    tid: CONTOSO,
    oid: 'id of ada@contoso.example',
    sub: 'id of ada@contoso.example',
    name: 'Ada',
    upn: 'ada@contoso.example',
    unique_name: 'ada@contoso.example',
    ver: '1.0',
    iat: NOW_SECONDS,
    nbf: NOW_SECONDS,
    exp: NOW_SECONDS + 3600,
    jti: expect.any(String),
  };
  expect(decodeJwt(String(body.access_token))).toEqual({
    ...common,
    aud: RESOURCE,
    appid: CONTOSO_APP,
    idtyp: 'user',
  });
  expect(decodeJwt(String(body.id_token))).toEqual({ ...common, aud: CONTOSO_APP });
  const { keys } = await world.identity.jwks(CONTOSO);
  expect(decodeProtectedHeader(String(body.access_token))).toEqual({
    alg: 'RS256',
    typ: 'JWT',
    kid: keys[0]?.kid,
  });
});

test('claims of a v2.0 user token, and of an application', async () => {
  await using world = await identityWorld();
  const { body } = await world.identity.issueToken(requestV2(passwordForm));
  expect(decodeJwt(String(body.access_token))).toMatchObject({
    iss: `${BASE}/${CONTOSO}/v2.0`,
    preferred_username: 'ada@contoso.example',
    azp: CONTOSO_APP,
    ver: '2.0',
  });
  const own = await issueV1(world.identity, clientForm);
  const claims = decodeJwt(String(own.access_token));
  expect(claims).toMatchObject({ oid: CONTOSO_APP, sub: CONTOSO_APP, idtyp: 'app' });
  expect(claims).not.toHaveProperty('upn');
});

test('blanks around values, and letters of ids and names in any case', async () => {
  await using world = await identityWorld();
  const stray = Object.fromEntries(
    Object.entries(passwordForm).map(([name, value]) => [name, ` ${value}\t`]),
  );
  expect((await issueV1(world.identity, stray)).resource).toBe(RESOURCE);
  const shouting = {
    ...passwordForm,
    client_id: CONTOSO_APP.toUpperCase(),
    username: 'Ada@Contoso.Example',
  };
  const { body } = await world.identity.issueToken(requestV1(shouting, CONTOSO.toUpperCase()));
  expect(decodeJwt(String(body.access_token))).toMatchObject({ tid: CONTOSO, appid: CONTOSO_APP });
});

test('any accepted resource, repeated as it was asked for', async () => {
  await using world = await identityWorld();
  const resource = 'https://graph.windows.net/';
  const body = await issueV1(world.identity, { ...clientForm, resource });
  expect(body.resource).toBe(resource);
  expect(decodeJwt(String(body.access_token)).aud).toBe(resource);
});

test('a megabyte of slashes is no accepted resource, and told apart in no time', async () => {
  await using world = await identityWorld();
  const slashes = '/'.repeat(1_000_000);
  for (const resource of [`https://graph.windows.net${slashes}`, `${slashes}x`]) {
    expect(await codeOf(issueV1(world.identity, { ...clientForm, resource }))).toBe(500011);
  }
});

test.each([
  { ...clientForm, client_id: 'x'.repeat(500_000) },
  { ...clientForm, grant_type: 'x'.repeat(500_000) },
  { ...clientForm, resource: 'x'.repeat(500_000) },
])('a refusal repeats only the beginning of what was sent', async (form) => {
  await using world = await identityWorld();
  const { body } = await refusalOf(issueV1(world.identity, form));
  expect(body.error_description).toMatch(/'x{256}'/);
});

test('client credentials by HTTP Basic, form-encoded or as they are', async () => {
  await using world = await identityWorld();
  const secret_hash = await cheapPasswords.hash('50% + ü:x');
  await expireApplicationSecret(world.store.db, CONTOSO_APP, NOW);
  await insertApplicationSecret(world.store.db, {
    ...secretRow(CONTOSO_APP, secret_hash),
    secret_id: 'odd',
  });
  const { client_id: _id, client_secret: _secret, ...form } = clientForm;
  const basic = (secret: string) =>
    `Basic ${Buffer.from(`${CONTOSO_APP}:${secret}`).toString('base64')}`;
  const issue = (authorization: string) =>
    world.identity.issueToken({ ...requestV1(form), authorization });
  const encoded = new URLSearchParams({ s: '50% + ü:x' }).toString().slice(2);
  expect((await issue(basic(encoded))).status).toBe(200);
  expect((await issue(basic('50% + ü:x'))).status).toBe(200);
  expect(await codeOf(issue(basic('secret')))).toBe(7000215);
  expect(await codeOf(issue('Bearer abc'))).toBe(900144);
  expect(await codeOf(issue('Basic !!'))).toBe(900144);
});

const without = (form: Record<string, string>, field: string) =>
  Object.fromEntries(Object.entries(form).filter(([name]) => name !== field));

test.each([
  ['client_id', passwordForm],
  ['grant_type', passwordForm],
  ['username', passwordForm],
  ['password', passwordForm],
  ['resource', passwordForm],
  ['resource', clientForm],
  ['refresh_token', refreshForm('x')],
])('names the missing field %s', async (field, form) => {
  await using world = await identityWorld();
  for (const faulty of [without(form, field), { ...form, [field]: ' ' }]) {
    const { status, body } = await refusalOf(world.identity.issueToken(requestV1(faulty)));
    expect(status).toBe(400);
    expect(body.error).toBe('invalid_request');
    expect(body.error_description).toBe(
      `AADSTS900144: The request body lacks the field '${field}'.`,
    );
  }
});

test.each([
  ['unknown tenant', { ...passwordForm }, 90002, 400, 'invalid_request', 'common'],
  ['no secret', without(passwordForm, 'client_secret'), 7000218, 401, 'invalid_client'],
  ['wrong secret', { ...passwordForm, client_secret: 'x' }, 7000215, 401, 'invalid_client'],
  ['unknown app', { ...passwordForm, client_id: 'x' }, 700016, 400, 'unauthorized_client'],
  [
    'app elsewhere',
    { ...passwordForm, client_id: FABRIKAM_APP },
    700016,
    400,
    'unauthorized_client',
  ],
  ['unknown grant', { ...passwordForm, grant_type: 'x' }, 70003, 400, 'unsupported_grant_type'],
  [
    'inherited name',
    { ...passwordForm, grant_type: 'toString' },
    70003,
    400,
    'unsupported_grant_type',
  ],
  ['wrong password', { ...passwordForm, password: 'x' }, 50126, 400, 'invalid_grant'],
  ['unknown user', { ...passwordForm, username: 'x' }, 50126, 400, 'invalid_grant'],
  [
    'user elsewhere',
    { ...passwordForm, username: 'ada@fabrikam.example' },
    50126,
    400,
    'invalid_grant',
  ],
  [
    'foreign resource',
    { ...clientForm, resource: 'https://x.example' },
    500011,
    400,
    'invalid_resource',
  ],
  ['unknown refresh token', refreshForm('x'), 70000, 400, 'invalid_grant'],
])('refuses: %s', async (_, form, code, status, error, tenant = CONTOSO) => {
  await using world = await identityWorld();
  const refusal = await refusalOf(
    world.identity.issueToken(requestV1(form as Record<string, string>, tenant)),
  );
  expect(refusal.status).toBe(status);
  expect(refusal.body).toEqual({
    error,
    error_description: expect.stringContaining(`AADSTS${code}: `),
    error_codes: [code],
    timestamp: '2026-03-01 12:00:00Z',
    trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('the answer tells an unknown user from a wrong password in nothing', async () => {
  await using world = await identityWorld();
  const text = async (changes: object) => {
    const work = world.identity.issueToken(requestV1({ ...passwordForm, ...changes }));
    const { trace_id: _t, correlation_id: _c, ...body } = (await refusalOf(work)).body;
    return body;
  };
  expect(await text({ username: 'nobody' })).toEqual(await text({ password: 'wrong' }));
});

test('the client-request-id becomes the correlation id when it is a UUID', async () => {
  await using world = await identityWorld();
  const correlation = async (clientRequestId: string) => {
    const work = world.identity.issueToken({ ...requestV1({}), clientRequestId });
    return (await refusalOf(work)).body.correlation_id;
  };
  expect(await correlation(` ${FABRIKAM} `)).toBe(FABRIKAM);
  expect(await correlation('<script>')).toMatch(/^[0-9a-f-]{36}$/);
});

test('disabled: only who knows the secret or the password learns of it', async () => {
  await using world = await identityWorld();
  const code = (changes: object) =>
    codeOf(world.identity.issueToken(requestV1({ ...passwordForm, ...changes })));
  await world.addUser(CONTOSO, 'ada@contoso.example', { disabled: 1 });
  expect(await code({})).toBe(50057);
  expect(await code({ password: 'x' })).toBe(50126);
  await world.addApplication(CONTOSO, CONTOSO_APP, { disabled: 1 });
  expect(await code({})).toBe(7000112);
  expect(await code({ client_secret: 'x' })).toBe(7000215);
});

test.each([
  ['openid'],
  [RESOURCE],
  [`${RESOURCE}/Reports.Read`],
  [`${RESOURCE}/.default https://graph.microsoft.com/.default`],
])('a v2.0 application may not ask for the scope %s', async (scope) => {
  await using world = await identityWorld();
  expect(await codeOf(world.identity.issueToken(requestV2({ ...clientForm, scope })))).toBe(70011);
});

test('a disabled partner gets no tokens, and those it has end at once', async () => {
  await using world = await identityWorld();
  const token = await accessToken(world.identity, clientForm);
  const { refresh_token } = await issueV1(world.identity, passwordForm);
  await world.store.db.updateTable('partners').set({ disabled: 1 }).execute();
  for (const form of [passwordForm, clientForm, refreshForm(refresh_token)]) {
    const refusal = await refusalOf(world.identity.issueToken(requestV1(form)));
    expect(refusal).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    expect(refusal.body.error_codes).toEqual([5000225]);
  }
  const stranger = { ...clientForm, client_secret: 'wrong' };
  expect(await codeOf(world.identity.issueToken(requestV1(stranger)))).toBe(7000215);
  await expect(world.identity.verifyAccessToken(token)).rejects.toMatchObject({
    code: 'token_invalid',
    message: expect.stringContaining('disabled'),
  });
  await world.store.db.updateTable('partners').set({ disabled: 0 }).execute();
  expect(await world.identity.verifyAccessToken(token)).toMatchObject({ kind: 'application' });
});

describeStores((_, database) => {
  test.each(['\0', 'a%00b'])(
    'an id by HTTP Basic that no database can look for: %j',
    async (id) => {
      await using world = await identityWorld(database);
      const { client_id: _id, client_secret: _secret, ...form } = clientForm;
      const authorization = `Basic ${Buffer.from(`${id}:secret`).toString('base64')}`;
      const asked = world.identity.issueToken({ ...requestV1(form), authorization });
      expect(await codeOf(asked)).toBe(900144);
    },
  );
});
