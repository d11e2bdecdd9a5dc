import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  accountOf,
  consoleWorld,
  goTo,
  type SampleUser,
  signIn,
  signInAs,
} from '../test/browser/support/console-world.ts';
import { callbackReceiver, makeRichReports } from '../test/browser/support/rich-reports.ts';

/**
 * Pictures of every page of the console in `screenshots/`, for looking at; with a word given, of those
 * whose name begins with it.
 */
const folder = join(import.meta.dirname, '../screenshots');

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', timezoneId: 'America/Los_Angeles' },
  dark: { colorScheme: 'dark', timezoneId: 'America/Los_Angeles' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  korean: { colorScheme: 'light', locale: 'ko-KR', timezoneId: 'Asia/Seoul' },
};

/** Of a query that the service brings. */
const NEW_REPORT = '/reports/new?queryId=d1a4d75e-5ca8-4847-845f-ee0a9be6f07b';

/** So that the whole of a long page is seen. */
async function heighten(page: Page): Promise<void> {
  await page.locator('main form').waitFor();
  const height = await page.evaluate('document.documentElement.scrollHeight');
  const { width } = page.viewportSize() ?? { width: 1280 };
  await page.setViewportSize({ width, height: Number(height) + 80 });
}
const CONTOSO = accountOf('exec').tenantId;

interface Shot {
  readonly name: string;
  readonly user?: SampleUser | 'operator';
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

const seats = [
  'SELECT Month, WorkloadName, TotalPaidAvailableUnits, CustomerCount',
  'FROM OfficeUsage',
  'ORDER BY Month ASC',
  'TIMESPAN LAST_6_MONTHS',
].join('\n');
const customers = [
  'SELECT CustomerName, CustomerMarket, Product, AvailableSeats, BilledRevenueUSD',
  'FROM CustomersAndTenants',
  'ORDER BY AvailableSeats DESC',
  'TIMESPAN LAST_MONTH',
].join('\n');
const workbench = (query: string): string => `/workbench?q=${encodeURIComponent(query)}`;

async function runQuery(page: Page): Promise<void> {
  await page.locator('.cm-content').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('[role=grid]').waitFor();
}

const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/console/sign-in' },
  { name: 'datasets', user: 'viewer', path: '/datasets' },
  { name: 'datasets-search', user: 'exec', path: '/datasets?q=revenue' },
  {
    name: 'dataset-chosen',
    user: 'viewer',
    path: '/datasets/SeatsSubscriptionsAndRevenue',
    act: async (page) => {
      for (const box of [2, 4, 6]) await page.getByRole('checkbox').nth(box).click();
    },
  },
  {
    name: 'dataset-code',
    user: 'exec',
    path: '/datasets/OfficeUsage',
    act: async (page) => {
      for (const box of [2, 4, 6]) await page.getByRole('checkbox').nth(box).click();
      const bar = page.locator('section').filter({ has: page.locator('a[href*=workbench]') });
      await bar.getByRole('button').last().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'dataset', user: 'viewer', path: '/datasets/SeatsSubscriptionsAndRevenue' },
  {
    name: 'dataset-metrics',
    user: 'viewer',
    path: '/datasets/SeatsSubscriptionsAndRevenue',
    act: (page) => page.getByRole('tab').last().click(),
  },
  { name: 'report-new', user: 'exec', path: NEW_REPORT, act: (page) => heighten(page) },
  {
    name: 'report-new-problems',
    user: 'exec',
    path: NEW_REPORT,
    act: async (page) => {
      await heighten(page);
      await page.locator('input[type=date]').first().fill('2026-01-01');
      await page.locator('input[type=url]').fill('example.com');
      await page.locator('button[type=submit]').click();
    },
  },
  {
    name: 'report-new-once',
    user: 'exec',
    path: NEW_REPORT,
    act: async (page) => {
      await heighten(page);
      await page.locator('input[type=radio][value=once]').check();
    },
  },
  { name: 'report-new-empty', user: 'exec', path: '/reports/new' },
  {
    name: 'report-edit',
    user: 'exec',
    path: NEW_REPORT,
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await page.waitForURL(/reports\/[0-9a-f-]{36}$/);
      await goTo(page, `${new URL(page.url()).pathname.replace('/console', '')}/edit`);
      await page.locator('input[type=date]').waitFor();
      await heighten(page);
    },
  },
  { name: 'reports', user: 'exec', path: '/reports' },
  { name: 'reports-empty', user: 'seattle', path: '/reports' },
  { name: 'report', user: 'exec', path: '/reports/{report}' },
  {
    name: 'report-run',
    user: 'exec',
    path: '/reports/{report}',
    act: async (page) => {
      await page.locator('tbody button[aria-expanded]').nth(1).click();
      await page
        .locator('tbody dl')
        .evaluate('(details) => details.scrollIntoView({ block: "center" })');
    },
  },
  {
    name: 'report-callbacks',
    user: 'exec',
    path: '/reports/{report}',
    act: (page) => page.getByRole('tab').last().click(),
  },
  { name: 'workbench', user: 'exec', path: '/workbench' },
  { name: 'workbench-table', user: 'exec', path: workbench(seats), act: runQuery },
  { name: 'workbench-withheld', user: 'viewer', path: workbench(customers), act: runQuery },
  {
    name: 'workbench-chart',
    user: 'exec',
    path: workbench(seats),
    act: async (page) => {
      await runQuery(page);
      await page.getByRole('tab').last().click();
      await page.locator('[role=img] svg').waitFor();
    },
  },
  {
    name: 'workbench-bars',
    user: 'exec',
    path: workbench(customers),
    act: async (page) => {
      await runQuery(page);
      await page.getByRole('tab').last().click();
      await page.locator('[role=img] svg').waitFor();
    },
  },
  {
    name: 'workbench-error',
    user: 'exec',
    path: workbench('SELECT CustomerNam, Month, Seats\nFROM OfficeUsage\nWHERE Month > 5'),
    act: async (page) => {
      await page.keyboard.press('Control+Enter');
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'workbench-gallery',
    user: 'exec',
    path: '/workbench',
    act: async (page) => {
      await page.locator('main header button').first().click();
      await page.locator('[role=dialog] h3').first().waitFor();
    },
  },
  {
    name: 'workbench-save',
    user: 'exec',
    path: workbench(seats),
    act: async (page) => {
      await page.locator('main section button').nth(1).click();
      await page.locator('[role=dialog]').waitFor();
    },
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
const showsReports = wanted.some(({ path }) => path.startsWith('/reports'));
await using world = await consoleWorld(showsReports ? { clock: 'virtual' } : {});
await using callbacks = await callbackReceiver();
const report = showsReports ? await makeRichReports(world, callbacks.url) : '';
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
  else if (user) await signIn(page, user, path.replace('{report}', report));
  else await page.goto(path);
  await act?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
  if (opened.complaints.length > 0) console.error(name, look, opened.complaints);
}
