import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSOLE_CLIENT_ID } from './console-application.ts';
import {
  CONTOSO,
  CONTOSO_APP,
  clientForm,
  codeOf,
  identityWorld,
  issueV1,
  ORIGIN,
  passwordForm,
  refreshForm,
  requestV2,
  SECOND_APP,
} from './identity.fixture.ts';
import { createIdentity, type Identity } from './identity.ts';

let world: Awaited<ReturnType<typeof identityWorld>>;
let identity: Identity;
beforeAll(async () => {
  world = await identityWorld();
  identity = createIdentity({ ...world.options, consoleSignIn: true });
});
afterAll(() => world[Symbol.asyncDispose]());

const application = { client_id: CONTOSO_APP, client_secret: 'secret' };
const signIn = async () => String((await issueV1(identity, passwordForm)).refresh_token);
const revoke = (token: string, changes: Record<string, string> = {}, tenantId = CONTOSO) =>
  identity.revokeToken({ tenantId, form: { ...application, token, ...changes }, origin: ORIGIN });
const isAlive = async (token: string): Promise<boolean> =>
  issueV1(identity, refreshForm(token)).then(
    () => true,
    () => false,
  );
const events = () =>
  world.store.db
    .selectFrom('audit_events')
    .selectAll()
    .where('action', 'in', ['token.revoke', 'token.refuse'])
    .orderBy('event_id')
    .execute();

describe('a refresh token that is given back', () => {
  test('is of no use any more, and no other sign-in ends with it', async () => {
    const [token, other] = [await signIn(), await signIn()];
    await revoke(token);
    expect(await codeOf(issueV1(identity, refreshForm(token)))).toBe(70000);
    expect(await isAlive(other)).toBe(true);
  });

  test('takes with it those that it was renewed into, also when it was used itself', async () => {
    const used = await signIn();
    const { refresh_token: next } = await issueV1(identity, refreshForm(used));
    await revoke(used);
    expect(await isAlive(String(next))).toBe(false);
  });

  test('may be given back twice, by any hint, with blanks around it', async () => {
    const token = await signIn();
    await revoke(` ${token} `, { token_type_hint: 'access_token' });
    await revoke(token, { token_type_hint: 'nonsense' });
    expect(await isAlive(token)).toBe(false);
  });

  test('is in the audit trail once for each time, with the user whose sign-in ended', async () => {
    const before = (await events()).length;
    const token = await signIn();
    await revoke(token);
    expect((await events()).slice(before)).toMatchObject([
      {
        ...{ action: 'token.revoke', outcome: 'succeeded', target: CONTOSO_APP },
        ...{ actor_name: 'ada@contoso.example', tenant_id: CONTOSO, address: ORIGIN.address },
        detail: JSON.stringify({ clientId: CONTOSO_APP }),
      },
    ]);
    expect(JSON.stringify(await events())).not.toContain(token);
  });
});

test('what nobody knows is answered the same, and not recorded', async () => {
  const before = (await events()).length;
  await revoke('never-heard-of-it');
  expect(await events()).toHaveLength(before);
});

describe('is refused', () => {
  test.each<[string, Record<string, string>, number]>([
    ['without a token', { token: ' ' }, 900144],
    ['without an application', { client_id: '' }, 900144],
    ['without its secret', { client_secret: '' }, 7000218],
    ['with a wrong secret', { client_secret: 'guess' }, 7000215],
    ['to another application', { client_id: SECOND_APP }, 70000],
  ])('%s', async (_, changes, code) => {
    const token = await signIn();
    expect(await codeOf(revoke(token, changes))).toBe(code);
    expect(await isAlive(token)).toBe(true);
    expect((await events()).at(-1)).toMatchObject({ action: 'token.refuse', outcome: 'refused' });
  });

  test('for an access token and an id token, which end by themselves', async () => {
    const { access_token, id_token } = await issueV1(identity, passwordForm);
    const own = await issueV1(identity, clientForm);
    for (const token of [access_token, id_token, own.access_token]) {
      expect(await codeOf(revoke(String(token)))).toBe(70006);
    }
  });

  test('in an unknown tenant', async () => {
    expect(await codeOf(revoke(await signIn(), {}, 'nobody'))).toBe(90002);
  });
});

describe('the console', () => {
  const { client_secret: _none, ...withoutSecret } = passwordForm;
  const client_id = CONSOLE_CLIENT_ID;
  const fromConsole = (form: Record<string, string>, sameOrigin = true) => ({
    ...{ ...requestV2({ ...form, client_id, scope: 'openid' }), sameOrigin },
  });
  const signInThere = async () =>
    String((await identity.issueToken(fromConsole(withoutSecret))).body.refresh_token);
  const refresh = (refresh_token: string) =>
    identity.issueToken(fromConsole({ grant_type: 'refresh_token', refresh_token }));

  test('gives its token back from a page of this server', async () => {
    const [token, other] = [await signInThere(), await signInThere()];
    await identity.revokeToken(fromConsole({ token }));
    expect(await codeOf(refresh(token))).toBe(70000);
    expect((await refresh(other)).status).toBe(200);
  });

  test('cannot from elsewhere', async () => {
    const token = await signInThere();
    expect(await codeOf(identity.revokeToken(fromConsole({ token }, false)))).toBe(7000218);
    expect((await refresh(token)).status).toBe(200);
  });
});
