import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSOLE_CLIENT_ID } from './console-application.ts';
import {
  CONTOSO,
  codeOf,
  FABRIKAM,
  identityWorld,
  passwordForm,
  RESOURCE,
  requestV2,
} from './identity.fixture.ts';
import { createIdentity, type Identity } from './identity.ts';

const { client_secret: _none, ...withoutSecret } = passwordForm;
const form = { ...withoutSecret, client_id: CONSOLE_CLIENT_ID, scope: 'openid' };
const fromConsole = (more: Record<string, string> = {}, tenantId = CONTOSO) => ({
  ...requestV2({ ...form, ...more }, tenantId),
  sameOrigin: true,
});
const refresh = (refresh_token: unknown) =>
  fromConsole({ grant_type: 'refresh_token', refresh_token: String(refresh_token) });

let world: Awaited<ReturnType<typeof identityWorld>>;
let identity: Identity;
beforeAll(async () => {
  world = await identityWorld();
  identity = createIdentity({ ...world.options, consoleSignIn: true });
});
afterAll(() => world[Symbol.asyncDispose]());

describe('the console, from a page of this server', () => {
  test('signs a user in without a secret, and its token speaks for that user', async () => {
    const { body } = await identity.issueToken(fromConsole());
    const principal = await identity.verifyAccessToken(String(body.access_token));
    expect(principal).toMatchObject({
      ...{ kind: 'user', principalName: 'ada@contoso.example', tenantId: CONTOSO },
    });
  });

  test('renews once by each refresh token; a second use ends the sign-in', async () => {
    const { body: first } = await identity.issueToken(fromConsole());
    const { body: second } = await identity.issueToken(refresh(first.refresh_token));
    expect(await codeOf(identity.issueToken(refresh(first.refresh_token)))).toBe(70000);
    expect(await codeOf(identity.issueToken(refresh(second.refresh_token)))).toBe(70000);
  });

  test('knows the users of the tenant that is named, and no others', async () => {
    expect(await codeOf(identity.issueToken(fromConsole({}, FABRIKAM)))).toBe(50126);
    expect(await codeOf(identity.issueToken(fromConsole({ password: 'wrong' })))).toBe(50126);
  });

  test('speaks for no application of its own', async () => {
    const asked = fromConsole({ grant_type: 'client_credentials', scope: `${RESOURCE}/.default` });
    expect(await codeOf(identity.issueToken(asked))).toBe(7000218);
  });

  test('a refresh token of the console is of no use to an application, nor the other way', async () => {
    const { body } = await identity.issueToken(fromConsole());
    const { body: other } = await identity.issueToken(requestV2(passwordForm));
    const taken = { ...passwordForm, grant_type: 'refresh_token' };
    const refresh_token = String(body.refresh_token);
    expect(await codeOf(identity.issueToken(requestV2({ ...taken, refresh_token })))).toBe(70000);
    expect(await codeOf(identity.issueToken(refresh(other.refresh_token)))).toBe(70000);
  });

  test('disabling the user ends its tokens at once', async () => {
    await world.addUser(CONTOSO, 'eve@contoso.example');
    const username = 'eve@contoso.example';
    const { body } = await identity.issueToken(fromConsole({ username }));
    await world.addUser(CONTOSO, username, { disabled: 1 });
    await expect(identity.verifyAccessToken(String(body.access_token))).rejects.toMatchObject({
      code: 'token_invalid',
    });
    expect(await codeOf(identity.issueToken(refresh(body.refresh_token)))).toBe(50057);
  });
});

test('from elsewhere the console needs the secret that nobody has', async () => {
  const asked = { ...fromConsole(), sameOrigin: false };
  expect(await codeOf(identity.issueToken(asked))).toBe(7000218);
  const guessed = { ...asked, form: { ...asked.form, client_secret: 'guess' } };
  expect(await codeOf(identity.issueToken(guessed))).toBe(7000215);
});

test('without a console there is no such application, and its tokens end', async () => {
  const { body } = await identity.issueToken(fromConsole());
  const without = createIdentity({ ...world.options, consoleSignIn: false });
  expect(await codeOf(without.issueToken(fromConsole()))).toBe(700016);
  await expect(without.verifyAccessToken(String(body.access_token))).rejects.toMatchObject({
    code: 'token_invalid',
  });
});
