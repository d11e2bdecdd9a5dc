import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { accessToken, CONTOSO, clientForm } from '../identity.fixture.ts';
import { createIdentity } from '../identity.ts';
import { externalWorld, ISSUER, reasonOf, signWith, testKey } from './external.fixture.ts';

test('answers the user whom the issuer vouches for', async () => {
  await using world = await externalWorld();
  const principal = await world.enter();
  const [user] = await world.users();
  expect(principal).toEqual({
    principalId: user?.user_id,
    principalName: 'ada@issuer.example',
    tenantId: CONTOSO,
    kind: 'user',
  });
  for (const typ of ['JWT', 'application/at+jwt', undefined]) {
    expect(await world.verify(` ${await world.token({}, { typ })} `)).toEqual(principal);
  }
  const several = { aud: ['account', 'api://insights'] };
  expect(await world.enter(several)).toEqual(principal);
});

const ELSEWHERE = 'it is meant for another audience.';
const NO_ACCESS = 'it is not an access token.';

test.each<[string, Record<string, unknown>, string]>([
  ['another audience', { aud: 'portal' }, ELSEWHERE],
  ['other audiences', { aud: ['portal', 'account'] }, ELSEWHERE],
  ['an audience that only begins right', { aud: 'api://insights/x' }, ELSEWHERE],
  ['no audience', { aud: undefined }, 'it lacks the claim aud.'],
  ['no time of expiry', { exp: undefined }, 'it lacks the claim exp.'],
  ['no time of issue', { iat: undefined }, 'it lacks the claim iat.'],
  ['a time of expiry that is none', { exp: 'soon' }, 'its claim exp is malformed.'],
  ['a time of issue that is none', { iat: 'now' }, 'its claim iat is malformed.'],
  ['a time of issue before all times', { iat: -1e15 }, 'its claim iat is malformed.'],
  ['the marks of an id token', { at_hash: 'x' }, NO_ACCESS],
  ['those of another', { c_hash: 'x' }, NO_ACCESS],
  [
    'a key that it is bound to',
    { cnf: { jkt: 'x' } },
    'it is bound to a key (cnf), and only bearer',
  ],
  ['no subject', { sub: undefined }, 'it does not say in sub whom it was issued to.'],
  ['an empty subject', { sub: ' ' }, 'it does not say in sub'],
  ['a subject longer than any', { sub: 's'.repeat(257) }, 'it does not say in sub'],
  [
    'an unknown partner',
    { tid: 'northwind' },
    'its issuer\'s users with tid "northwind" belong to no',
  ],
  ['no partner', { tid: undefined }, 'users with tid "" belong to no partner'],
  ['a partner named like what every object has', { tid: 'constructor' }, 'belong to no partner'],
])('refuses %s', async (_, changes, reason) => {
  await using world = await externalWorld();
  expect(await reasonOf(world.enter(changes))).toContain(reason);
  expect(await world.users()).toEqual([]);
});

test('the issuer is compared letter by letter', async () => {
  await using world = await externalWorld();
  for (const iss of [
    ISSUER.slice(0, -1),
    ISSUER.toUpperCase(),
    `${ISSUER} `,
    [ISSUER, 'x'],
    undefined,
  ]) {
    expect(await reasonOf(world.enter({ iss }))).toContain('not issued by this service');
  }
});

test('lives between its times and the skew of a minute', async () => {
  await using world = await externalWorld();
  const token = await world.token({ nbf: Date.parse('2026-03-01T12:00:00Z') / 1000 });
  const at = (time: string) => {
    world.clock.set(time);
    return world.verify(token);
  };
  await at('2026-03-01T13:00:59Z');
  expect(await reasonOf(at('2026-03-01T13:01:00Z'))).toBe('it has expired. Get a new one.');
  await at('2026-03-01T11:59:00Z');
  expect(await reasonOf(at('2026-03-01T11:58:59Z'))).toBe('it is not valid yet.');
});

test('may not be issued in time to come, whatever else it says', async () => {
  await using world = await externalWorld();
  const now = Math.floor(world.clock.now().getTime() / 1000);
  await world.enter({ iat: now + 60 });
  expect(await reasonOf(world.enter({ iat: now + 61 }))).toContain('(iat) later than now');
});

test.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'id_token'])(
  'is no access token as %s',
  async (typ) => {
    await using world = await externalWorld();
    expect(await reasonOf(world.verify(await world.token({}, { typ })))).toBe(NO_ACCESS);
  },
);

test('forged tokens', async () => {
  await using world = await externalWorld();
  const { verify, claims } = world;
  const token = await world.token();
  const [header = '', body = '', signature = ''] = token.split('.');
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const altered = `${header}.${encode(claims({ sub: 'eve' }))}.${signature}`;
  expect(await reasonOf(verify(altered))).toBe('its signature is not that of its issuer.');

  const ALGORITHM = 'it is signed by an algorithm that is not accepted from its issuer.';
  expect(await reasonOf(verify(new UnsecuredJWT(claims()).encode()))).toBe(ALGORITHM);
  const published = await importJWK(world.signing.jwk, 'RS256', { extractable: true });
  if (published instanceof Uint8Array) throw new Error('RSA expected');
  const input = `${encode({ alg: 'HS256', kid: 'first' })}.${body}`;
  const mac = createHmac('sha256', await exportSPKI(published))
    .update(input)
    .digest('base64url');
  expect(await reasonOf(verify(`${input}.${mac}`))).toBe(ALGORITHM);
  const other = await testKey('first', 'PS256');
  expect(await reasonOf(verify(await signWith(other, claims())))).toBe(ALGORITHM);

  const forger = await testKey('first');
  const forged = await signWith(forger, claims());
  expect(await reasonOf(verify(forged))).toBe('its signature is not that of its issuer.');
  const strange = await signWith({ ...forger, kid: 'second' }, claims());
  expect(await reasonOf(verify(strange))).toContain('a key that its issuer does not publish');
  const embedded = await signWith(forger, claims(), { kid: undefined, jwk: forger.jwk });
  expect(await reasonOf(verify(embedded))).toBe('its signature is not that of its issuer.');
  const critical = encode({ alg: 'RS256', kid: 'first', crit: ['x'], x: 1 });
  expect(await reasonOf(verify(`${critical}.${body}.${signature}`))).toBe('it is malformed.');
});

test('without keys nothing is said about the token: 503', async () => {
  await using world = await externalWorld();
  world.goDown();
  await expect(world.enter()).rejects.toMatchObject({
    code: 'unavailable',
    status: 503,
    message: expect.stringContaining(`the keys of ${ISSUER} cannot be had`),
  });
});

test('without the own issuer its tokens are refused as those of anybody', async () => {
  await using world = await externalWorld();
  const own = await accessToken(world.identity, clientForm);
  const alone = createIdentity({ ...world.options, ownIssuer: false });
  for (const given of [own, 'garbage', await world.token()]) {
    expect(await reasonOf(alone.verifyAccessToken(given))).toBe(
      'it was not issued by an issuer that this service trusts.',
    );
  }
  expect(alone.issuesTokens).toBe(false);
});
