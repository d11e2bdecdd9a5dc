import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  accountOf,
  consoleWorld,
  type SampleUser,
  signIn,
  signInAs,
} from '../test/browser/support/console-world.ts';

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

const CONTOSO = accountOf('exec').tenantId;

interface Shot {
  readonly name: string;
  readonly user?: SampleUser | 'operator';
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/console/sign-in' },
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
  { name: 'me-nobody', user: 'nobody', path: '/me' },
  { name: 'operator', user: 'operator', path: '/operator' },
  {
    name: 'operator-whole',
    user: 'operator',
    path: '/operator',
    act: (page) => page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height: 2600 }),
  },
  { name: 'operator-partners', user: 'operator', path: '/operator/partners' },
  { name: 'operator-partner', user: 'operator', path: `/operator/partners/${CONTOSO}` },
  {
    name: 'operator-user-form',
    user: 'operator',
    path: `/operator/partners/${CONTOSO}`,
    act: async (page) => {
      await page.locator('main section button').first().click();
      await page.getByRole('dialog').getByRole('checkbox').first().check();
      await page.getByRole('dialog').getByRole('radio').nth(1).check();
    },
  },
  { name: 'operator-failures', user: 'operator', path: '/operator/failures?period=week' },
  { name: 'operator-audit', user: 'operator', path: '/operator/audit' },
  { name: 'not-found', user: 'exec', path: '/nowhere' },
];

const [beginning = ''] = process.argv.slice(2);
const wanted = shots.filter(({ name }) => name.startsWith(beginning));
await using world = await consoleWorld();
const operator = await world.makeOperator();
if (wanted.some(({ user }) => user === 'operator')) await world.makeHistory();
if (!beginning) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [look, options] of Object.entries(looks)) {
  for (const shot of wanted) await take(shot, look, options);
}

async function take(
  { name, user, path, act }: Shot,
  look: string,
  options: BrowserContextOptions,
): Promise<void> {
  await using opened = await world.open(options);
  const { page } = opened;
  if (user === 'operator') await signInAs(page, operator, path);
  else if (user) await signIn(page, user, path);
  else await page.goto(path);
  await act?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
  if (opened.complaints.length > 0) console.error(name, look, opened.complaints);
}
