import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  insightsAudience,
  type RealIssuer,
  startRealIssuer,
} from '../../acceptance/support/real-issuer.ts';
import { createAuthority, trustHere } from '../../acceptance/support/test-authority.ts';
import { accountOf, type ConsoleWorld, consoleWorld } from './console-world.ts';

export interface IssuerWorld extends AsyncDisposable {
  readonly world: ConsoleWorld;
  readonly issuer: RealIssuer;
}

const CLIENT = 'console of insights';

const issuersFile = (issuer: string): string => `
issuers:
  - issuer: ${issuer}
    audiences: [${insightsAudience}]
    partner: { claim: tid, values: { contoso: ${accountOf('exec').tenantId} } }
    roles: { claim: roles, values: { Insights.Viewer: report-viewer } }
    console:
      name: Contoso Login
      clientId: ${CLIENT}
      scopes: [openid, offline_access, insights]
      resource: ${insightsAudience}
      parameters: { prompt: consent }
`;

/** The console of a server that trusts a certified issuer over TLS, where ada and a stranger may sign in. */
export async function issuerWorld(): Promise<IssuerWorld> {
  await using opening = new AsyncDisposableStack();
  const folder = opening.adopt(mkdtempSync(join(tmpdir(), 'issuer-')), (made) =>
    rmSync(made, { recursive: true }),
  );
  const authority = await createAuthority();
  trustHere(authority);
  const issuer = await startRealIssuer(authority);
  opening.defer(() => issuer.close());
  const file = join(folder, 'issuers.yaml');
  writeFileSync(file, issuersFile(issuer.issuer));
  const world = opening.use(await consoleWorld({ issuersFile: file }));
  const claims = { tid: 'contoso', preferred_username: 'ada@contoso.example' };
  issuer.people.set('ada', { ...claims, roles: ['Insights.Viewer'] });
  issuer.people.set('stranger', { ...claims, tid: 'northwind' });
  issuer.addClient({
    client_id: CLIENT,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: [`${world.url}/console/signed-in`],
    post_logout_redirect_uris: [`${world.url}/console/signed-out`],
  });
  const kept = opening.move();
  return { world, issuer, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** On the issuer's own pages: who it is, and yes to what the console asks. */
export async function signInAtIssuer(page: Page, login: string): Promise<void> {
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await consentAtIssuer(page);
}

/** All that is asked of whoever is signed in there already. */
export async function consentAtIssuer(page: Page): Promise<void> {
  await page.locator('[name=prompt][value=consent]').waitFor({ state: 'attached' });
  await page.locator('button[type=submit]').click();
}
