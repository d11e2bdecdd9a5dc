import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, onlyItem, refusal } from './support/api.ts';
import { isManyNodes } from './support/nodes/many-nodes.ts';
import { contosoTenant, people } from './support/people.ts';
import {
  insightsAudience,
  oddPortal,
  portal,
  type RealIssuer,
  startRealIssuer,
} from './support/real-issuer.ts';
import { runCommand } from './support/run-command.ts';
import { applicationToken, signInAt } from './support/sign-in-at.ts';
import { type Server, startServer } from './support/start-server.ts';
import { createAuthority, trustHere } from './support/test-authority.ts';
import { encodeForm, passwordForm, postForm, signIn, tokenUrl } from './support/tokens.ts';
import { walkThrough } from './support/walk.ts';

const executiveClaims = {
  tid: 'contoso',
  preferred_username: 'Ada@Contoso.example',
  realm_access: { roles: ['Insights.Executive', 'unrelated'] },
};

/** Nobody listens on port 1. */
const silentIssuer = 'https://localhost:1';

const issuersFile = (issuer: string): string => `
issuers:
  - issuer: ${issuer}
    audiences: [${insightsAudience}]
    partner: { claim: tid, values: { contoso: ${contosoTenant} } }
    roles:
      claim: realm_access.roles
      values:
        Insights.Executive: executive-report-viewer
        Insights.Viewer: report-viewer
  - issuer: ${silentIssuer}
    audiences: [${insightsAudience}]
    partner: { tenantId: ${contosoTenant} }
`;

let folder: string;
let issuer: RealIssuer;
let env: Record<string, string>;
let server: Server;

const apiOf = (token: string, of: Server = server) => createApi(of.url, token);
const refusedWith = async (token: string, status = 401, of: Server = server): Promise<string> =>
  refusal(await apiOf(token, of).get('ScheduledDataset'), status);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-issuers-'));
  const authority = await createAuthority();
  trustHere(authority);
  issuer = await startRealIssuer(authority);
  issuer.people.set('ada', executiveClaims);
  issuer.people.set('stranger', { ...executiveClaims, tid: 'northwind' });
  for (const client of [portal, oddPortal]) issuer.people.set(client.client_id, executiveClaims);
  env = {
    NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    INSIGHTS_ISSUERS_FILE: join(folder, 'issuers.yaml'),
  };
  await writeFile(join(folder, 'authority.pem'), authority.certificate);
  await writeFile(join(folder, 'issuers.yaml'), issuersFile(issuer.issuer));
  server = await startServer({ env });
});

afterAll(async () => {
  await server?.stop();
  await issuer?.close();
  await rm(folder, { recursive: true });
});

describe('the tokens of a trusted issuer', () => {
  test('open the whole walk to a person who has signed in there', async () => {
    const { accessToken } = await signInAt(issuer, 'ada');
    await walkThrough(server.url, accessToken);
    const created = await apiOf(accessToken).post('ScheduledQueries', {
      ...{ Name: 'mine', Query: 'SELECT MPNId FROM OfficeUsage' },
    });
    expect(onlyItem(created).user).toBe('ada@contoso.example');
  });

  test('open it to an application for itself', async () => {
    await walkThrough(server.url, await applicationToken(issuer));
  });

  test('give the rights that their claims tell, as they tell them last', async () => {
    const query = 'SELECT BilledRevenueUSD FROM CustomersAndTenants LIMIT 1';
    const withRoles = async (...roles: string[]) => {
      issuer.people.set('eve', { ...executiveClaims, realm_access: { roles } });
      return apiOf((await signInAt(issuer, 'eve')).accessToken);
    };
    const executive = await withRoles('Insights.Executive');
    expect((await executive.tryQuery(query)).dataRedacted).toBe(false);
    const viewer = await withRoles('Insights.Viewer');
    expect((await viewer.tryQuery(query)).dataRedacted).toBe(true);
    const nobody = await withRoles('unrelated');
    expect(refusal(await nobody.tryQuery(query), 403)).toContain('No role');
  });

  test('are refused to the users of an unknown partner', async () => {
    const { accessToken } = await signInAt(issuer, 'stranger');
    expect(await refusedWith(accessToken)).toContain('with tid "northwind" belong to no partner');
  });

  test('are refused when they are meant for another audience, as the id token is', async () => {
    const elsewhere = await applicationToken(issuer, portal, 'https://else.example/api');
    expect(await refusedWith(elsewhere)).toContain('another audience');
    const { idToken } = await signInAt(issuer, 'ada');
    expect(await refusedWith(idToken)).toContain('another audience');
  });

  test('are refused when they are signed by an algorithm that is not pinned', async () => {
    expect(await refusedWith(await applicationToken(issuer, oddPortal))).toContain('algorithm');
  });

  test('are refused when they are altered, or of an issuer that is not trusted', async () => {
    const token = await applicationToken(issuer);
    const [header, body = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const alter = (changes: object) =>
      `${header}.${Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url')}.${signature}`;
    expect(await refusedWith(alter({ sub: 'ada' }))).toContain('its signature is not that of');
    expect(await refusedWith(alter({ iss: `${issuer.issuer}/` }))).toContain('not issued by');
    expect(await refusedWith(alter({ iss: silentIssuer }), 503)).toContain(
      `the keys of ${silentIssuer} cannot be had`,
    );
  });

  test('stand beside those that are issued here', async () => {
    const own = await signIn(server.url, people.executive);
    expect((await apiOf(own).get('ScheduledDataset')).statusCode).toBe(200);
  });
});

describe('with INSIGHTS_OWN_ISSUER=false', () => {
  test('the issuer is the only one: no token, no metadata and no key is had here, and none from here counts', async () => {
    const alone = await startServer({ env: { ...env, INSIGHTS_OWN_ISSUER: 'false' } });
    try {
      const form = encodeForm(passwordForm(people.executive));
      const asked = await postForm(tokenUrl(alone.url, contosoTenant), form);
      expect(asked).toMatchObject({ status: 404, body: { error: 'invalid_request' } });
      for (const path of ['.well-known/openid-configuration', 'discovery/keys']) {
        expect((await fetch(`${alone.url}/${contosoTenant}/${path}`)).status).toBe(404);
      }
      const own = await signIn(server.url, people.executive);
      expect(await refusedWith(own, 401, alone)).toContain('an issuer that this service trusts');
      await walkThrough(alone.url, (await signInAt(issuer, 'ada')).accessToken);
    } finally {
      await alone.stop();
    }
  });

  test('a start without another issuer is refused', async () => {
    const end = await runCommand(['api', '--sample', '--port', '0', '--home', folder], {
      env: { INSIGHTS_OWN_ISSUER: 'false' },
    });
    expect(end.code).toBe(1);
    expect(end.stderr).toContain('INSIGHTS_ISSUERS_FILE names no other issuer');
  });
});

test('a faulty file of issuers stops the start with file, line and what would be right', async () => {
  const file = join(folder, 'faulty.yaml');
  await writeFile(file, issuersFile('http://login.example'));
  const end = await runCommand(['api', '--sample', '--port', '0', '--home', folder], {
    env: { INSIGHTS_ISSUERS_FILE: file },
  });
  expect(end.code).toBe(1);
  expect(end.stderr).toContain(
    `${file}:3:13: issuers[0].issuer is "http://login.example"; it should be an https address`,
  );
});

// Each API has the keys of issuers for itself, and asks for new ones when a token is signed by one.
describe.skipIf(isManyNodes)('while the service runs', () => {
  test('the issuer changes its key: tokens of the new one are taken, those of the old are not', async () => {
    const before = await applicationToken(issuer);
    expect((await apiOf(before).get('ScheduledDataset')).statusCode).toBe(200);
    issuer.rotateKeys();
    const after = await applicationToken(issuer);
    expect((await apiOf(after).get('ScheduledDataset')).statusCode).toBe(200);
    expect(await refusedWith(before)).toContain('a key that its issuer does not publish');
  });

  test('the issuer goes down: its tokens are still taken, by the keys at hand', async () => {
    const token = await applicationToken(issuer);
    await issuer.close();
    await expect(applicationToken(issuer)).rejects.toThrow();
    await walkThrough(server.url, token);
  });
});
