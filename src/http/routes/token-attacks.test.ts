import { createHmac, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
} from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertSigningKey, retireSigningKey } from '../../store/signing-keys.ts';
import {
  type AccessWorld,
  accessWorld,
  FABRIKAM,
  FABRIKAM_CLIENT,
} from '../testing/access-world.ts';
import { CLIENT, NOW, RESOURCE, TENANT } from '../testing/http-world.ts';
import { base64url, claims, mint, NOW_SECONDS, realKey, signText } from '../testing/minting.ts';

let world: AccessWorld;
let kid: string;
let key: CryptoKey;
let jwk: JWK;
let publicJwk: { kty: string; n: string; e: string };
let attacker: CryptoKey;
let attackerJwk: object;

beforeAll(async () => {
  world = await accessWorld();
  await world.signIn('executive');
  ({ kid, key, jwk, publicJwk } = await realKey(world.store));
  const pair = await generateKeyPair('RS256', { extractable: true });
  attacker = pair.privateKey;
  attackerJwk = await exportJWK(pair.publicKey);
});
afterAll(() => world[Symbol.asyncDispose]());

const NOT_OURS = 'it was not issued by this service, or its key has been revoked.';
const NO_ACCESS_TOKEN = 'it is not an access token of this service.';
const OTHER_RESOURCE = 'it is meant for another resource.';
const UNKNOWN =
  'whom it was issued to, or the application that asked for it, is not known here any more, or is disabled.';

/** Both APIs must refuse it, for the same reason. */
async function expectRefused(token: string, reason: string): Promise<void> {
  for (const url of ['ScheduledDataset', '/admin/partners']) {
    const { status, body, headers } = await world.ask(token, { method: 'GET', url });
    expect([status, headers['x-error-code'], body.value]).toEqual([401, 'token_invalid', []]);
    expect(body.message).toBe(`The access token is not valid: ${reason}`);
  }
}

const minted = (change: JWTPayload, header: object = { kid }) =>
  mint(key, { ...claims, ...change }, header);

test('a token that is minted in order is taken: what follows fails for its fault alone', async () => {
  const { status } = await world.ask(await minted({}), { method: 'GET', url: 'ScheduledDataset' });
  expect(status).toBe(200);
});

describe('the signature', () => {
  test.each(['none', 'None', 'NONE', ''])('alg "%s" is no signature', async (alg) => {
    const unsigned = `${base64url({ alg, typ: 'JWT', kid })}.${base64url(claims)}.`;
    const reason = alg === '' ? 'it is malformed.' : NOT_OURS;
    await expectRefused(unsigned, reason);
  });

  test('HS256 with the public key as the secret, in each form that one has', async () => {
    const publicKey = createPublicKey({ key: publicJwk, format: 'jwk' });
    const forms = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      publicKey.export({ type: 'pkcs1', format: 'pem' }),
      JSON.stringify(publicJwk),
      Buffer.from(publicJwk.n, 'base64url'),
    ];
    for (const secret of forms) {
      const signed = `${base64url({ alg: 'HS256', typ: 'JWT', kid })}.${base64url(claims)}`;
      const mac = createHmac('sha256', secret).update(signed).digest('base64url');
      await expectRefused(`${signed}.${mac}`, NOT_OURS);
    }
  });

  test.each(['RS384', 'RS512', 'PS256'])('%s by the very key', async (alg) => {
    const same = (await importJWK({ ...jwk, alg }, alg)) as CryptoKey;
    await expectRefused(await mint(same, claims, { alg, kid }), NOT_OURS);
  });

  test('by another key under our kid', async () => {
    await expectRefused(await mint(attacker, claims, { kid }), NOT_OURS);
  });

  test('of other claims', async () => {
    const [header, , signature] = (await minted({})).split('.');
    const altered = base64url({ ...claims, oid: 'viewer', sub: 'viewer' });
    await expectRefused(`${header}.${altered}.${signature}`, NOT_OURS);
  });
});

describe('the header', () => {
  test.each([
    'unknown',
    '',
    '../../../../etc/passwd',
    '/dev/null',
    "' or '1'='1",
    '__proto__',
    'constructor',
    'x'.repeat(5000),
  ])('the kid "%.30s" is none of ours', async (other) => {
    await expectRefused(await minted({}, { kid: other }), NOT_OURS);
    await expectRefused(await mint(attacker, claims, { kid: other }), NOT_OURS);
  });

  test('no kid at all', async () => {
    await expectRefused(await minted({}, {}), NOT_OURS);
  });

  test.each([[{ kid: 7 }], [{ kid: ['x'] }], [{ kid: { toString: 'x' } }], [{ kid: null }]])(
    'a kid that is no text: %j',
    async (header) => {
      await expectRefused(await minted({}, header), NOT_OURS);
    },
  );

  test('a key that it brings along or points to is neither used nor asked for', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end(JSON.stringify({ keys: [{ ...attackerJwk, kid, alg: 'RS256' }] }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    for (const bait of [{ jku: url }, { x5u: url }, { jwk: attackerJwk }, { x5c: ['MIIB'] }]) {
      await expectRefused(await mint(attacker, claims, { kid, ...bait }), NOT_OURS);
      await expectRefused(await mint(attacker, claims, { kid: 'theirs', ...bait }), NOT_OURS);
      await expectRefused(await mint(attacker, claims, bait), NOT_OURS);
    }
    server.close();
    expect(asked).toBe(0);
  });

  test('an extension that must be understood and is not', async () => {
    const [, body, signature] = (await minted({})).split('.');
    const header = base64url({ alg: 'RS256', kid, crit: ['exp2'], exp2: 1 });
    await expectRefused(`${header}.${body}.${signature}`, NOT_OURS);
  });

  test('a key that is retired verifies until its last token has expired, and no longer', async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const row = { created_time: '2026-01-01T00:00:00.000Z', retired_time: null };
    const private_jwk = JSON.stringify(await exportJWK(pair.privateKey));
    const { db } = world.store;
    await insertSigningKey(db, { ...row, key_id: 'retired', private_jwk });
    const token = await mint(pair.privateKey, claims, { kid: 'retired' });
    const status = async () =>
      (await world.ask(token, { method: 'GET', url: 'ScheduledDataset' })).status;
    await retireSigningKey(db, 'retired', new Date(Date.parse(NOW) - 3_600_000).toISOString());
    expect(await status()).toBe(200);
    await db
      .updateTable('signing_keys')
      .where('key_id', '=', 'retired')
      .set({
        retired_time: new Date(Date.parse(NOW) - 3_660_000).toISOString(),
      })
      .execute();
    await expectRefused(token, NOT_OURS);
  });
});

describe('the claims', () => {
  const v2 = `http://localhost/${TENANT}/v2.0`;
  test.each<[string, JWTPayload, string]>([
    ['another audience', { aud: 'https://other.example' }, OTHER_RESOURCE],
    ['the application as its audience', { aud: CLIENT }, OTHER_RESOURCE],
    ['two audiences', { aud: [RESOURCE, 'https://other.example'] }, OTHER_RESOURCE],
    ['an audience that begins like ours', { aud: `${RESOURCE}.evil.example` }, OTHER_RESOURCE],
    ['another issuer', { iss: 'https://sts.windows.net/x/' }, NOT_OURS],
    ['an issuer that begins like ours', { iss: `http://localhost.evil/${TENANT}/` }, NOT_OURS],
    ['the issuer of another tenant', { iss: `http://localhost/${FABRIKAM}/` }, NOT_OURS],
    ['another tenant', { tid: FABRIKAM }, NOT_OURS],
    [
      'another tenant and its issuer',
      { tid: FABRIKAM, iss: `http://localhost/${FABRIKAM}/` },
      UNKNOWN,
    ],
    [
      'another tenant, its issuer and its application',
      { tid: FABRIKAM, iss: `http://localhost/${FABRIKAM}/`, appid: FABRIKAM_CLIENT },
      UNKNOWN,
    ],
    ['the application of another tenant', { appid: FABRIKAM_CLIENT }, UNKNOWN],
    ['an unknown user', { oid: 'somebody' }, UNKNOWN],
    ['a user who is said to be an application', { idtyp: 'app' }, UNKNOWN],
    ['an application that is said to be a user', { oid: CLIENT }, UNKNOWN],
    ['an end that is past', { exp: NOW_SECONDS - 61 }, 'it has expired. Get a new one.'],
    ['a beginning that is ahead', { nbf: NOW_SECONDS + 61 }, 'it is not valid yet.'],
    ['no end', { exp: undefined }, NO_ACCESS_TOKEN],
    ['no beginning', { nbf: undefined }, NO_ACCESS_TOKEN],
    ['an end that is no number', { exp: '9999999999' as never }, NO_ACCESS_TOKEN],
    ['no tenant', { tid: undefined }, NO_ACCESS_TOKEN],
    ['no kind', { idtyp: undefined, iss: v2 }, NO_ACCESS_TOKEN],
    ['an object for a user', { oid: { toString: 'exec' } }, NO_ACCESS_TOKEN],
    ['a list for a user', { oid: ['exec'] }, NO_ACCESS_TOKEN],
    ['a list for an application', { appid: [CLIENT] }, NO_ACCESS_TOKEN],
    ['no application', { appid: undefined }, NO_ACCESS_TOKEN],
    ['a list for a tenant', { tid: [TENANT] }, NO_ACCESS_TOKEN],
  ])('%s', async (_, change, reason) => {
    await expectRefused(await minted(change), reason);
  });

  test.each(['[]', '"text"', 'null', '{', ''])('that are not an object: %s', async (text) => {
    await expectRefused(await signText(key, text, { kid }), 'it is malformed.');
  });

  test('roles that a token claims count for nothing', async () => {
    const boast = {
      roles: ['operator', 'executive-report-viewer'],
      role: 'operator',
      scp: 'admin',
    };
    const token = await minted({ ...boast, oid: 'nobody', sub: 'nobody' });
    for (const url of ['ScheduledDataset', '/admin/partners']) {
      expect((await world.ask(token, { method: 'GET', url })).status).toBe(403);
    }
  });
});

describe('tokens of other kinds', () => {
  test('an id token', async () => {
    const { id_token } = await world.signIn('executive');
    await expectRefused(String(id_token), NO_ACCESS_TOKEN);
  });

  test('an id token that names the kind too', async () => {
    await expectRefused(await minted({ aud: CLIENT }), OTHER_RESOURCE);
  });

  test('a refresh token', async () => {
    const { refresh_token } = await world.signIn('executive');
    await expectRefused(String(refresh_token), 'it is malformed.');
  });

  test('a token in the address or a cookie is none', async () => {
    const token = await minted({});
    const url = `ScheduledDataset?access_token=${token}`;
    for (const request of [{ url }, { url, headers: { cookie: `access_token=${token}` } }]) {
      const { headers } = await world.ask(undefined, { method: 'GET', ...request });
      expect(headers['x-error-code']).toBe('token_missing');
    }
  });
});

describe('a refresh token', () => {
  const refresh = (refresh_token: string, client_id = CLIENT, tenantId = TENANT) =>
    world.askToken(tenantId, {
      ...{ grant_type: 'refresh_token', client_id, refresh_token, resource: RESOURCE },
      client_secret: client_id === CLIENT ? 'secret' : 'secret of an application',
    });
  const codeOf = async (answer: ReturnType<typeof refresh>) => {
    const { status, body } = await answer;
    return [status, body.error, body.error_codes];
  };
  const REVOKED = [400, 'invalid_grant', [70000]];

  test('that is used twice ends its whole family, and no other', async () => {
    const [first, other] = [await world.signIn('executive'), await world.signIn('executive')];
    const second = (await refresh(String(first.refresh_token))).body;
    const third = (await refresh(second.refresh_token)).body;
    expect(await codeOf(refresh(String(first.refresh_token)))).toEqual(REVOKED);
    for (const { refresh_token } of [second, third]) {
      expect(await codeOf(refresh(refresh_token))).toEqual(REVOKED);
    }
    expect((await refresh(String(other.refresh_token))).status).toBe(200);
  });

  test('of another partner is not taken, and stays good', async () => {
    const { refresh_token } = await world.signIn('executive');
    const theft = refresh(String(refresh_token), FABRIKAM_CLIENT, FABRIKAM);
    expect(await codeOf(theft)).toEqual(REVOKED);
    expect((await refresh(String(refresh_token))).status).toBe(200);
  });

  test('is not the access token', async () => {
    const { access_token } = await world.signIn('executive');
    expect(await codeOf(refresh(String(access_token)))).toEqual(REVOKED);
  });
});
