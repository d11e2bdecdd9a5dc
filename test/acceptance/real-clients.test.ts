import { ConfidentialClientApplication } from '@azure/msal-node';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people, resource } from './support/people.ts';
import { startBehindTls } from './support/start-behind-tls.ts';
import type { Server } from './support/start-server.ts';
import { createAuthority, trustHere } from './support/test-authority.ts';
import { walkThrough } from './support/walk.ts';

const { executive } = people;
const { userName: username, password } = executive;
const scope = `${resource}/.default`;

let server: Server;
let beforeTrust: unknown;

beforeAll(async () => {
  const authority = await createAuthority();
  server = await startBehindTls(authority);
  beforeTrust = await fetch(`${server.url}/health/live`).catch((error: unknown) => error);
  trustHere(authority);
});

afterAll(() => server?.stop());

test('who does not trust the authority of the certificate reaches nothing', async () => {
  expect(beforeTrust).toMatchObject({ cause: { code: expect.stringMatching(/CERT|VERIFY/) } });
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
});

describe('@azure/msal-node', () => {
  const createClient = (clientSecret: string = executive.clientSecret) =>
    new ConfidentialClientApplication({
      auth: {
        clientId: executive.clientId,
        clientSecret,
        authority: `${server.url}/${executive.tenant}`,
        knownAuthorities: [new URL(server.url).host],
      },
    });

  test('gets a token for the application, keeps it, and the API takes it', async () => {
    const client = createClient();
    const result = await client.acquireTokenByClientCredential({ scopes: [scope] });
    expect(result).toMatchObject({ tokenType: 'Bearer', fromCache: false });
    const again = await client.acquireTokenByClientCredential({ scopes: [scope] });
    expect(again).toMatchObject({ fromCache: true, accessToken: result?.accessToken });
    await walkThrough(server.url, String(result?.accessToken));
  });

  test('signs a user in by name and password, renews the token, and the API takes it', async () => {
    const client = createClient();
    const request = { scopes: [scope], username, password };
    const first = await client.acquireTokenByUsernamePassword(request);
    expect(first).toMatchObject({ tenantId: executive.tenant, account: { username } });
    const account = first?.account;
    if (!account) throw new Error('MSAL answers no account.');
    const renewed = await client.acquireTokenSilent({
      ...{ account, scopes: [scope] },
      forceRefresh: true,
    });
    expect(renewed.fromCache).toBe(false);
    expect(renewed.accessToken).not.toBe(first.accessToken);
    await walkThrough(server.url, renewed.accessToken);
  });

  test('tells a wrong secret and a wrong password as what they are', async () => {
    const wrongSecret = createClient('wrong').acquireTokenByClientCredential({ scopes: [scope] });
    await expect(wrongSecret).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS7000215'),
    });
    const request = { scopes: [scope], username, password: 'wrong' };
    await expect(createClient().acquireTokenByUsernamePassword(request)).rejects.toMatchObject({
      errorCode: 'invalid_grant',
      errorMessage: expect.stringContaining('AADSTS50126'),
    });
  });
});

describe('openid-client', () => {
  const discover = () =>
    oidc.discovery(
      new URL(`${server.url}/${executive.tenant}/v2.0`),
      executive.clientId,
      executive.clientSecret,
    );

  test('discovers the issuer and gets a token for the application; the API takes it', async () => {
    const config = await discover();
    const tokens = await oidc.clientCredentialsGrant(config, { scope });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3599 });
    await walkThrough(server.url, tokens.access_token);
  });

  test('signs a user in, refreshes with rotation, and the API takes the last token', async () => {
    const config = await discover();
    const signIn = { username, password, scope: `openid offline_access ${scope}` };
    const first = await oidc.genericGrantRequest(config, 'password', signIn);
    expect(first.claims()).toMatchObject({ preferred_username: username });
    const used = String(first.refresh_token);
    const second = await oidc.refreshTokenGrant(config, used, { scope });
    expect(second.refresh_token).not.toBe(used);
    await walkThrough(server.url, second.access_token);
    await expect(oidc.refreshTokenGrant(config, used, { scope })).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('signs out by giving the refresh token back', async () => {
    const config = await discover();
    const signIn = { username, password, scope: `openid offline_access ${scope}` };
    const tokens = await oidc.genericGrantRequest(config, 'password', signIn);
    const refreshToken = String(tokens.refresh_token);
    await oidc.tokenRevocation(config, refreshToken);
    await expect(oidc.refreshTokenGrant(config, refreshToken, { scope })).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('finds an authorization endpoint in the metadata, which says that there is no sign-in page', async () => {
    const url = oidc.buildAuthorizationUrl(await discover(), {
      ...{ response_type: 'code', redirect_uri: 'https://client.example/back', scope },
    });
    const v1 = new URL(`${server.url}/${executive.tenant}/oauth2/authorize${url.search}`);
    for (const address of [url, v1]) {
      const answer = await fetch(address, { redirect: 'manual' });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        error: 'unsupported_response_type',
        error_description: expect.stringContaining('no sign-in page'),
        error_codes: [70005],
      });
    }
  });
});
