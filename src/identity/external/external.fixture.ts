import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { expect } from 'vitest';
import type { TrustedIssuer } from '../../config/issuers/trusted-issuer.ts';
import { PublicError } from '../../kernel/errors.ts';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { findAuditEvents } from '../../store/audit-events.ts';
import { upsertPartner } from '../../store/partners.ts';
import { type DatabaseKind, partnerRow } from '../../store/store.fixture.ts';
import { listUsers } from '../../store/users.ts';
import { rolesOf } from '../directory/roles.ts';
import { CONTOSO, FABRIKAM, identityWorld } from '../identity.fixture.ts';
import { createIdentity } from '../identity.ts';

/** For tests: a key of an issuer, to sign with and to publish. */
export interface TestKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
}

export async function testKey(kid: string, alg = 'RS256'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export const signWith = (
  { kid, privateKey, jwk }: TestKey,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: String(jwk.alg), kid, typ: 'at+jwt', ...header })
    .sign(privateKey);

export const jsonAnswer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status });

export const ISSUER = 'https://issuer.example/';
export const OPERATORS_ISSUER = 'https://operators.example/';
export const LOCATIONS = ['2000001', '2000002'];

const signing = await testKey('first');

const rules: TrustedIssuer = {
  issuer: ISSUER,
  audiences: ['api://insights'],
  jwksUri: 'https://issuer.example/keys',
  console: null,
  algorithms: ['RS256'],
  partner: { claim: 'tid', values: { contoso: CONTOSO, fabrikam: FABRIKAM } },
  user: { claim: 'sub', nameClaim: 'preferred_username' },
  roles: {
    claim: 'roles',
    values: { Executive: 'executive-report-viewer', Viewer: 'report-viewer' },
    locationsClaim: null,
  },
};

/** For tests: an identity that trusts `ISSUER` by rules that a test may change, and what it has made. */
export async function externalWorld(
  changes: Partial<TrustedIssuer> = {},
  database: DatabaseKind = 'sqlite',
) {
  const world = await identityWorld(database);
  const { db } = world.store;
  const locations = JSON.stringify(LOCATIONS.map((id) => ({ id, name: id })));
  await upsertPartner(db, partnerRow({ tenant_id: CONTOSO, name: 'Contoso', locations }));
  const operators: TrustedIssuer = {
    ...{ ...rules, issuer: OPERATORS_ISSUER, partner: { tenantId: OPERATOR_TENANT } },
    roles: { claim: 'roles', values: { Operator: 'operator' }, locationsClaim: null },
  };
  let isDown = false;
  const identity = createIdentity({
    ...world.options,
    // Issuers outside go by it.
    wallClock: world.clock,
    trustedIssuers: [{ ...rules, ...changes }, operators],
    fetch: async () => (isDown ? jsonAnswer({}, 500) : jsonAnswer({ keys: [signing.jwk] })),
  });
  const origin = { address: '203.0.113.9', correlationId: 'c-1' };
  const claims = (more: Record<string, unknown> = {}) => {
    const now = Math.floor(world.clock.now().getTime() / 1000);
    return {
      ...{ iss: ISSUER, aud: 'api://insights', sub: 'ada', iat: now, exp: now + 3600 },
      ...{ tid: 'contoso', preferred_username: 'Ada@Issuer.example', roles: ['Executive'] },
      ...more,
    };
  };
  const token = (more?: Record<string, unknown>, header?: Record<string, unknown>) =>
    signWith(signing, claims(more), header);
  const verify = (given: string) => identity.verifyAccessToken(given, origin);
  return {
    ...{ ...world, identity, claims, token, verify, origin, signing },
    goDown: () => {
      isDown = true;
    },
    enter: async (more?: Record<string, unknown>) => verify(await token(more)),
    rolesOf: (userId: string) => rolesOf(db, userId),
    users: async () => (await listUsers(db)).filter(({ issuer }) => issuer !== null),
    recorded: async () =>
      (await findAuditEvents(db, { limit: 1000 })).map((row) => ({
        ...{ action: row.action, actor: row.actor_id, name: row.actor_name, target: row.target },
        ...{ address: row.address, detail: JSON.parse(row.detail) },
      })),
  };
}

/** The reason that a token is refused for. */
export async function reasonOf(entering: Promise<unknown>): Promise<string> {
  const error = await entering.catch((thrown: unknown) => thrown);
  if (!(error instanceof PublicError)) throw new Error('It was not refused.', { cause: error });
  expect(error).toMatchObject({ code: 'token_invalid', status: 401 });
  return error.message.slice('The access token is not valid: '.length);
}
