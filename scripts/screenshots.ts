import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  consoleWorld,
  goTo,
  type SampleUser,
  signIn,
} from '../test/browser/support/console-world.ts';

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

interface Shot {
  readonly name: string;
  readonly user?: SampleUser;
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
      await page.getByRole('region').last().getByRole('button').last().click();
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
  {
    name: 'editor-problems',
    user: 'viewer',
    path: workbench("SELECT CustomerNam, Monht\nFROM OfficeUsage\nWHERE MonthlyActiveUsers > 'x'"),
    act: (page) => page.locator('.cm-lintRange-error').first().hover(),
  },
  {
    name: 'editor-suggestions',
    user: 'viewer',
    path: workbench('SELECT Month FROM SeatsSubscriptionsAndRevenue ORDER BY'),
    act: async (page) => {
      await page.locator('.cm-content').press('Control+End');
      await page.keyboard.type(' rev');
      await page.locator('.cm-completionInfo').waitFor();
    },
  },
  { name: 'me', user: 'viewer', path: '/me' },
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
