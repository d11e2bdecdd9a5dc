import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import {
  CONTOSO,
  clientForm,
  codeOf,
  identityWorld,
  RESOURCE,
  requestV1,
  requestV2,
} from './identity.fixture.ts';
import { createIdentity } from './identity.ts';

test('tells the addresses of the tenant, and the issuer that its tokens bear', async () => {
  await using world = await identityWorld();
  const { identity } = world;
  const base = `https://login.example/${CONTOSO}`;
  const v1 = await identity.metadata(CONTOSO.toUpperCase(), 'v1');
  const v2 = await identity.metadata(CONTOSO, 'v2');
  expect(v1).toMatchObject({
    issuer: `${base}/`,
    token_endpoint: `${base}/oauth2/token`,
    revocation_endpoint: `${base}/oauth2/revoke`,
    jwks_uri: `${base}/discovery/keys`,
    grant_types_supported: ['password', 'refresh_token', 'client_credentials'],
  });
  expect(v2).toMatchObject({
    issuer: `${base}/v2.0`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/keys`,
  });
  const scope = `${RESOURCE}/.default`;
  const issuer = async (request: Parameters<typeof identity.issueToken>[0]) =>
    decodeJwt(String((await identity.issueToken(request)).body.access_token)).iss;
  expect(await issuer(requestV1(clientForm))).toBe(v1.issuer);
  expect(await issuer(requestV2({ ...clientForm, scope }))).toBe(v2.issuer);
});

test('an unknown tenant has none', async () => {
  await using world = await identityWorld();
  expect(await codeOf(world.identity.metadata('common', 'v2'))).toBe(90002);
});

test('the base may be learnt late, and its last slash does not matter', async () => {
  await using world = await identityWorld();
  let base = '';
  const identity = createIdentity({
    ...world.options,
    get issuerBase() {
      return base;
    },
  });
  base = 'http://127.0.0.1:8080/';
  const { issuer } = await identity.metadata(CONTOSO, 'v1');
  expect(issuer).toBe(`http://127.0.0.1:8080/${CONTOSO}/`);
});
