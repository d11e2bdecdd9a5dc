import { createHmac } from 'node:crypto';
import { decodeJwt, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { PublicError } from '../kernel/errors.ts';
import { openStore } from '../store/open-store.ts';
import { listSigningKeys, REVOKED_TIME, retireSigningKey } from '../store/signing-keys.ts';
import { describeStores } from '../store/store.fixture.ts';
import {
  accessToken,
  CONTOSO,
  CONTOSO_APP,
  clientForm,
  FABRIKAM,
  identityWorld,
  issueV1,
  passwordForm,
  requestV2,
  SECOND_APP,
} from './identity.fixture.ts';
import { createIdentity, type Identity } from './identity.ts';

type World = Awaited<ReturnType<typeof identityWorld>>;

/** The reason that the token is refused for. */
const reasonFor = async (identity: Identity, token: string): Promise<string> => {
  const error = await identity.verifyAccessToken(token).catch((thrown: unknown) => thrown);
  if (!(error instanceof PublicError)) throw new Error('The token was accepted.', { cause: error });
  expect(error).toMatchObject({ code: 'token_invalid', status: 401 });
  return error.message.slice('The access token is not valid: '.length);
};

const EXPIRED = 'it has expired. Get a new one.';
const NOT_OURS = 'it was not issued by this service, or its key has been revoked.';
const MALFORMED = 'it is malformed.';
const NOT_ACCESS = 'it is not an access token of this service.';
const ELSEWHERE = 'it is meant for another resource.';
const UNKNOWN =
  'whom it was issued to, or the application that asked for it, is not known here any more, or is disabled.';

test('answers whom the token speaks for, of both versions', async () => {
  await using world = await identityWorld();
  const user = {
    principalId: 'id of ada@contoso.example',
    principalName: 'ada@contoso.example',
    tenantId: CONTOSO,
    kind: 'user',
  };
  const { identity } = world;
  const v1 = await accessToken(identity, passwordForm);
  expect(await identity.verifyAccessToken(` ${v1} `)).toEqual(user);
  const v2 = (await identity.issueToken(requestV2(passwordForm))).body.access_token;
  expect(await identity.verifyAccessToken(String(v2))).toEqual(user);
  expect(await identity.verifyAccessToken(await accessToken(identity, clientForm))).toEqual({
    principalId: CONTOSO_APP,
    principalName: 'Exporter',
    tenantId: CONTOSO,
    kind: 'application',
  });
});

test.each([undefined, '', '  '])('no token is a token missing: %o', async (token) => {
  await using world = await identityWorld();
  await expect(world.identity.verifyAccessToken(token)).rejects.toMatchObject({
    code: 'token_missing',
    status: 401,
  });
});

test('two identities on one store honour each other, and a restart honours both', async () => {
  await using world = await identityWorld();
  const other = createIdentity(world.options);
  const token = await accessToken(world.identity, clientForm);
  expect((await other.verifyAccessToken(token)).principalId).toBe(CONTOSO_APP);
  expect(await other.jwks(CONTOSO)).toEqual(await world.identity.jwks(CONTOSO));
});

test('lives an hour and the skew of a minute, and not before its time', async () => {
  await using world = await identityWorld();
  const token = await accessToken(world.identity, clientForm);
  const verifyAt = async (time: string) => {
    world.clock.set(time);
    return world.identity.verifyAccessToken(token);
  };
  await verifyAt('2026-03-01T13:00:59Z');
  await expect(verifyAt('2026-03-01T13:01:00Z')).rejects.toThrow(EXPIRED);
  await verifyAt('2026-03-01T11:59:00Z');
  await expect(verifyAt('2026-03-01T11:58:59Z')).rejects.toThrow('not valid yet');
});

/** Signs claims with our own key: what a flaw elsewhere in the house might let out. */
async function signWithOurs(world: World, changes: Record<string, unknown>): Promise<string> {
  const claims = decodeJwt(await accessToken(world.identity, clientForm));
  const [row] = await listSigningKeys(world.store.db, '');
  const key = await importJWK(JSON.parse(row?.private_jwk ?? ''), 'RS256');
  return new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'RS256', kid: row?.key_id })
    .sign(key);
}

test.each([
  ['the tenant of another issuer', { tid: FABRIKAM }, NOT_OURS],
  ['another issuer', { iss: `https://evil.example/${CONTOSO}/` }, NOT_OURS],
  ['another audience', { aud: 'https://x.example' }, ELSEWHERE],
  ['several audiences', { aud: ['https://graph.microsoft.com', 'x'] }, ELSEWHERE],
  ['an unknown principal', { oid: 'x' }, UNKNOWN],
  ['an application that says it is a user', { idtyp: 'user' }, UNKNOWN],
  ['an application in the name of another', { oid: SECOND_APP }, UNKNOWN],
  ['no time of expiry', { exp: undefined }, NOT_ACCESS],
  ['no kind', { idtyp: undefined }, NOT_ACCESS],
])('refuses %s', async (_, changes, reason) => {
  await using world = await identityWorld();
  expect(await reasonFor(world.identity, await signWithOurs(world, changes))).toBe(reason);
});

test('a tenant may not pass with the issuer and id of another', async () => {
  await using world = await identityWorld();
  const issuer = `https://login.example/${FABRIKAM}/`;
  const token = await signWithOurs(world, { tid: FABRIKAM, iss: issuer });
  expect(await reasonFor(world.identity, token)).toBe(UNKNOWN);
});

test('an id token is no access token', async () => {
  await using world = await identityWorld();
  const { id_token } = await issueV1(world.identity, passwordForm);
  expect(await reasonFor(world.identity, String(id_token))).toBe(NOT_ACCESS);
});

test('tampered and forged tokens', async () => {
  await using world = await identityWorld();
  const { identity } = world;
  const token = await accessToken(identity, clientForm);
  const [header = '', body = '', signature = ''] = token.split('.');
  const { keys } = await identity.jwks(CONTOSO);
  const kid = keys[0]?.kid;
  const claims = decodeJwt(token);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

  const altered = encode({ ...claims, oid: 'id of ada@contoso.example', idtyp: 'user' });
  expect(await reasonFor(identity, `${header}.${altered}.${signature}`)).toBe(NOT_OURS);

  const unsigned = new UnsecuredJWT(claims).encode();
  expect(await reasonFor(identity, unsigned)).toBe(NOT_OURS);
  expect(await reasonFor(identity, `${encode({ alg: 'none', kid })}.${body}.`)).toBe(NOT_OURS);

  const publicKey = await importJWK({ ...keys[0], ext: true }, 'RS256', { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error('RSA expected');
  const input = `${encode({ alg: 'HS256', kid })}.${body}`;
  const mac = createHmac('sha256', await exportSPKI(publicKey))
    .update(input)
    .digest('base64url');
  expect(await reasonFor(identity, `${input}.${mac}`)).toBe(NOT_OURS);

  const { privateKey } = await generateKeyPair('RS256');
  const forge = (forgedKid: string | undefined) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: forgedKid }).sign(privateKey);
  expect(await reasonFor(identity, await forge(kid))).toBe(NOT_OURS);
  expect(await reasonFor(identity, await forge('another'))).toBe(NOT_OURS);
  expect(await reasonFor(identity, await forge(undefined))).toBe(NOT_OURS);

  for (const garbage of ['x', 'a.b.c', `${header}.${body}`, `${token}.x`]) {
    expect(await reasonFor(identity, garbage)).toBe(MALFORMED);
  }
});

test('who is disabled is out at once', async () => {
  await using world = await identityWorld();
  const { identity } = world;
  const user = await accessToken(identity, passwordForm);
  const application = await accessToken(identity, clientForm);
  await world.addUser(CONTOSO, 'ada@contoso.example', { disabled: 1 });
  expect(await reasonFor(identity, user)).toBe(UNKNOWN);
  await world.addApplication(CONTOSO, CONTOSO_APP, { disabled: 1 });
  expect(await reasonFor(identity, application)).toBe(UNKNOWN);
});

test('a disabled application ends what users got through it', async () => {
  await using world = await identityWorld();
  const user = await accessToken(world.identity, passwordForm);
  await world.addApplication(CONTOSO, CONTOSO_APP, { disabled: 1 });
  expect(await reasonFor(world.identity, user)).toBe(UNKNOWN);
});

describeStores((_, database) => {
  test.each<[string, string, (world: World) => Promise<unknown>]>([
    ['a disabled user', UNKNOWN, (world) => disable(world, 'users')],
    ['a disabled application', UNKNOWN, (world) => disable(world, 'applications')],
    [
      'a disabled partner',
      'the partner of its tenant is disabled.',
      (world) => disable(world, 'partners'),
    ],
    ['a user who is gone', UNKNOWN, ({ store }) => store.db.deleteFrom('users').execute()],
    ['a revoked key', NOT_OURS, (world) => retireKeys(world, REVOKED_TIME)],
    [
      'a key whose time is over',
      NOT_OURS,
      (world) => retireKeys(world, '2026-03-01T10:00:00.000Z'),
    ],
    ['its expiry', EXPIRED, async (world) => world.clock.set('2026-03-01T13:01:00Z')],
    [
      'its beginning',
      'it is not valid yet.',
      async (world) => world.clock.set('2026-03-01T11:58:59Z'),
    ],
  ])('a token that was good is refused at once: %s', async (_name, reason, change) => {
    await using world = await identityWorld(database);
    const token = await accessToken(world.identity, passwordForm);
    for (let time = 0; time < 2; time++) await world.identity.verifyAccessToken(token);
    await change(world);
    expect(await reasonFor(world.identity, token)).toBe(reason);
  });

  test('what another process has changed counts at once, also when it is changed back', async () => {
    await using world = await identityWorld(database);
    const { identity } = world;
    const token = await accessToken(identity, passwordForm);
    await identity.verifyAccessToken(token);
    const other = await openStore(world.location);
    await disable({ store: other }, 'users');
    expect(await reasonFor(identity, token)).toBe(UNKNOWN);
    await other.db.updateTable('users').set({ disabled: 0, user_name: 'renamed' }).execute();
    expect(await identity.verifyAccessToken(token)).toMatchObject({ principalName: 'renamed' });
    await other.close();
  });
});

const disable = ({ store }: Pick<World, 'store'>, table: 'users' | 'applications' | 'partners') =>
  store.db.updateTable(table).set({ disabled: 1 }).execute();

const retireKeys = ({ store }: World, time: string) =>
  store.db.updateTable('signing_keys').set({ retired_time: time }).execute();

test('a token that was good makes no other one good', async () => {
  await using world = await identityWorld();
  const { identity } = world;
  const token = await accessToken(identity, passwordForm);
  await identity.verifyAccessToken(token);
  const [header = '', body = '', signature = ''] = token.split('.');
  const claims = { ...decodeJwt(token), oid: 'id of ada@fabrikam.example', tid: FABRIKAM };
  const altered = Buffer.from(JSON.stringify(claims)).toString('base64url');
  expect(await reasonFor(identity, `${header}.${altered}.${signature}`)).toBe(NOT_OURS);
  const flipped = signature.startsWith('A') ? 'B' : 'A';
  const resigned = `${header}.${body}.${flipped}${signature.slice(1)}`;
  expect(await reasonFor(identity, resigned)).toBe(NOT_OURS);
});

test('a token that was good is refused once tokens are issued elsewhere', async () => {
  await using world = await identityWorld();
  let issuerBase = String(world.options.issuerBase);
  const identity = createIdentity({
    ...world.options,
    get issuerBase() {
      return issuerBase;
    },
  });
  const token = await accessToken(identity, passwordForm);
  await identity.verifyAccessToken(token);
  issuerBase = 'https://moved.example';
  expect(await reasonFor(identity, token)).toBe(NOT_OURS);
});

test('a resource that the operator no longer accepts', async () => {
  await using world = await identityWorld();
  const token = await accessToken(world.identity, clientForm);
  const strict = createIdentity({ ...world.options, acceptedResources: ['https://own.example'] });
  expect(await reasonFor(strict, token)).toBe(ELSEWHERE);
});

test('a retired key is honoured while its tokens live', async () => {
  await using world = await identityWorld();
  const token = await accessToken(world.identity, clientForm);
  const { keys } = await world.identity.jwks(CONTOSO);
  const time = world.clock.now().toISOString();
  await retireSigningKey(world.store.db, keys[0]?.kid ?? '', time);
  const next = await accessToken(world.identity, clientForm);
  world.clock.set('2026-03-01T13:00:59Z');
  for (const live of [token, next]) await world.identity.verifyAccessToken(live);
  expect((await world.identity.jwks(CONTOSO)).keys).toHaveLength(2);
});

test('a failing store is not the caller’s fault', async () => {
  await using world = await identityWorld();
  const token = await accessToken(world.identity, clientForm);
  await world.store.db.schema.dropTable('signing_keys').execute();
  await expect(world.identity.verifyAccessToken(token)).rejects.not.toBeInstanceOf(PublicError);
});
