import type { Page } from 'playwright-core';
import type { Shot } from './shot.ts';

export const signInShots: readonly Shot[] = [
  { name: 'sign-in', path: '/console/sign-in' },
  { name: 'sign-in-issuers', path: '/console/sign-in', act: (page) => offerIssuers(page, true) },
  {
    name: 'sign-in-issuers-only',
    path: '/console/sign-in',
    act: (page) => offerIssuers(page, false),
  },
  { name: 'sign-in-failed', path: '/console/sign-in', act: failToSignIn },
];

/** As if the server's operator had set up issuers to sign in at. */
async function offerIssuers(
  page: Page,
  passwordSignIn: boolean,
  path = '/console/sign-in',
): Promise<void> {
  const issuers = ['Contoso', 'Fabrikam'].map((name) => ({
    ...{ name, issuer: `https://${name}.example`, clientId: 'console', scopes: ['openid'] },
    ...{ resource: null, parameters: {}, origins: [`https://${name}.example`] },
  }));
  await page.route('**/config.json', async (route) => {
    const told = await (await route.fetch()).json();
    const sampleAccounts = passwordSignIn ? told.sampleAccounts : [];
    await route.fulfill({ json: { ...told, issuers, passwordSignIn, sampleAccounts } });
  });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** A window that comes back from an issuer with what it has not asked for. */
async function failToSignIn(page: Page): Promise<void> {
  await page.evaluate(`sessionStorage.setItem('partner-insights.sign-in', JSON.stringify({
    issuer: 'https://Contoso.example', state: 's', nonce: 'n', verifier: 'v', next: '/' }))`);
  await offerIssuers(page, true, '/console/signed-in?code=c&state=other');
  await page.getByRole('alert').waitFor();
}
