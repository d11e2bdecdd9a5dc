import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { expireApplicationSecret, insertApplicationSecret } from '../store/applications.ts';
import { secretRow } from '../store/store.fixture.ts';
import {
  BASE,
  CONTOSO,
  CONTOSO_APP,
  cheapPasswords,
  clientForm,
  codeOf,
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
