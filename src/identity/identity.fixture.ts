import { randomBytes } from 'node:crypto';
import type { Origin } from '../kernel/audit.ts';
import { manualClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import { insertApplicationSecret, upsertApplication } from '../store/applications.ts';
import { upsertPartner } from '../store/partners.ts';
import {
  type DatabaseKind,
  partnerRow,
  secretRow,
  temporaryStore,
  testAuditLog,
  userRow,
} from '../store/store.fixture.ts';
import { upsertUser } from '../store/users.ts';
import { whileUnchanged } from '../store/while-unchanged.ts';
import { createIdentity, type Identity, type IdentityOptions } from './identity.ts';
import { OAuthError } from './oauth-errors.ts';
import { createPasswords } from './passwords.ts';
import { createOneByOne } from './throttle/one-by-one.ts';
import { createVerifiedTokens } from './verified-tokens.ts';
import type { Standing } from './verify-token.ts';

export const NOW = '2026-03-01T12:00:00.000Z';
export const NOW_SECONDS = Date.parse(NOW) / 1000;
export const BASE = 'https://login.example';
export const RESOURCE = 'https://api.partnercenter.microsoft.com';
export const CONTOSO = 'c0470500-0000-4000-8000-000000000001';
export const CONTOSO_APP = 'c0470500-0000-4000-8000-0000000000c1';
export const SECOND_APP = 'c0470500-0000-4000-8000-0000000000c2';
export const FABRIKAM = 'fab41ca0-0000-4000-8000-000000000001';
export const FABRIKAM_APP = 'fab41ca0-0000-4000-8000-0000000000c1';

const cheap = { log2N: 4, r: 1, p: 1 };
export const cheapPasswords = createPasswords({ cost: cheap });

/** For tests: two tenants, three applications (secret `secret`), one user each (password `pass`). */
export async function identityWorld(database: DatabaseKind = 'sqlite') {
  const temporary = await temporaryStore({ database });
  const { store } = temporary;
  const secret_hash = await cheapPasswords.hash('secret');
  const password_hash = await cheapPasswords.hash('pass');
  const common = { disabled: 0, created_time: NOW };
  const addApplication = async (tenant_id: string, client_id: string, changes = {}) =>
    upsertApplication(store.db, {
      ...{ client_id, tenant_id, name: 'Exporter', ...common },
      ...changes,
    });
  const addUser = (tenant_id: string, user_name: string, changes = {}) => {
    const user = userRow({ user_id: `id of ${user_name}`, tenant_id, user_name });
    return upsertUser(store.db, {
      ...user,
      ...{ display_name: 'Ada', password_hash, ...common },
      ...changes,
    });
  };
  for (const [tenant_id, name] of [
    [CONTOSO, 'contoso'],
    [FABRIKAM, 'fabrikam'],
  ] as const) {
    await upsertPartner(store.db, partnerRow({ tenant_id, name, created_time: NOW }));
    await addUser(tenant_id, `ada@${name}.example`);
  }
  await addApplication(CONTOSO, CONTOSO_APP);
  await addApplication(CONTOSO, SECOND_APP);
  await addApplication(FABRIKAM, FABRIKAM_APP);
  for (const client of [CONTOSO_APP, SECOND_APP, FABRIKAM_APP]) {
    await insertApplicationSecret(store.db, secretRow(client, secret_hash));
  }
  const clock = manualClock(NOW);
  const wallClock = manualClock(NOW);
  const options: IdentityOptions = {
    store,
    clock,
    wallClock,
    newId: randomId,
    audit: testAuditLog(),
    issuerBase: BASE,
    acceptedResources: [RESOURCE, 'https://graph.windows.net', 'https://graph.microsoft.com'],
    accessTokenSeconds: 3600,
    passwordCost: cheap,
  };
  return {
    ...temporary,
    clock,
    wallClock,
    options,
    services: {
      ...{ ...options, wallClock, randomBytes, passwords: cheapPasswords },
      ...{
        ownIssuer: true,
        consoleSignIn: false,
        issuers: new Map(),
        signIns: createOneByOne(),
        keyGraceSeconds: 3660,
      },
      ...{ verifiedTokens: createVerifiedTokens(), standings: whileUnchanged<Standing>(store) },
    },
    identity: createIdentity(options),
    addApplication,
    addUser,
  };
}

export const passwordForm = {
  grant_type: 'password',
  client_id: CONTOSO_APP,
  client_secret: 'secret',
  username: 'ada@contoso.example',
  password: 'pass',
  resource: RESOURCE,
  scope: 'openid',
};

export const clientForm = {
  grant_type: 'client_credentials',
  client_id: CONTOSO_APP,
  client_secret: 'secret',
  resource: RESOURCE,
};

export const refreshForm = (refreshToken: unknown) => ({
  grant_type: 'refresh_token',
  client_id: CONTOSO_APP,
  client_secret: 'secret',
  refresh_token: String(refreshToken),
  resource: RESOURCE,
});

export const ORIGIN: Origin = { address: '192.0.2.1', correlationId: 'c1' };

export const requestV1 = (form: Record<string, string>, tenantId = CONTOSO) => ({
  version: 'v1' as const,
  tenantId,
  form,
  origin: ORIGIN,
});

export const requestV2 = (form: Record<string, string>, tenantId = CONTOSO) => ({
  version: 'v2' as const,
  tenantId,
  form,
  origin: ORIGIN,
});

/** The body of the v1 answer. */
export const issueV1 = async (identity: Identity, form: Record<string, string>) =>
  (await identity.issueToken(requestV1(form))).body;

export const accessToken = async (identity: Identity, form: Record<string, string>) =>
  String((await issueV1(identity, form)).access_token);

/** The error that `work` is refused with. */
export async function refusalOf(work: Promise<unknown>): Promise<OAuthError> {
  const thrown = await work.then(
    () => new Error('The request was not refused.'),
    (error: unknown) => error,
  );
  if (thrown instanceof OAuthError) return thrown;
  throw thrown;
}

export const codeOf = async (work: Promise<unknown>): Promise<number | undefined> =>
  (await refusalOf(work)).body.error_codes[0];
