import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { consoleWorld, type SampleUser, signIn } from '../test/browser/support/console-world.ts';

/**
 * Pictures of every page of the console in `screenshots/`, for looking at; with a word given, of those
 * whose name begins with it.
 */
const folder = join(import.meta.dirname, '../screenshots');

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  korean: { colorScheme: 'light', locale: 'ko-KR' },
};

interface Shot {
  readonly name: string;
  readonly user?: SampleUser;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/console/sign-in' },
  { name: 'sign-in-issuers', path: '/console/sign-in', act: (page) => offerIssuers(page, true) },
  {
    name: 'sign-in-issuers-only',
    path: '/console/sign-in',
    act: (page) => offerIssuers(page, false),
  },
  { name: 'sign-in-failed', path: '/console/sign-in', act: failToSignIn },
  { name: 'datasets', user: 'viewer', path: '/datasets' },
  { name: 'datasets-search', user: 'exec', path: '/datasets?q=revenue' },
  { name: 'dataset', user: 'viewer', path: '/datasets/SeatsSubscriptionsAndRevenue' },
  {
    name: 'dataset-metrics',
    user: 'viewer',
    path: '/datasets/SeatsSubscriptionsAndRevenue',
    act: (page) => page.getByRole('tab').last().click(),
  },
  { name: 'me', user: 'viewer', path: '/me' },
  {
    name: 'me-account',
    user: 'viewer',
    path: '/me',
    act: (page) => page.getByRole('banner').getByRole('button').last().click(),
  },
  { name: 'me-nobody', user: 'nobody', path: '/me' },
  { name: 'not-found', user: 'exec', path: '/nowhere' },
];

const [beginning = ''] = process.argv.slice(2);
const wanted = shots.filter(({ name }) => name.startsWith(beginning));
await using world = await consoleWorld();
if (!beginning) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [look, options] of Object.entries(looks)) {
  for (const shot of wanted) await take(shot, look, options);
}

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

async function take(
  { name, user, path, act }: Shot,
  look: string,
  options: BrowserContextOptions,
): Promise<void> {
  await using opened = await world.open(options);
  const { page } = opened;
  if (user) await signIn(page, user, path);
  else await page.goto(path);
  await act?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
  if (opened.complaints.length > 0) console.error(name, look, opened.complaints);
}
