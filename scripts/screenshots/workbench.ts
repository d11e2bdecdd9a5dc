import type { Page } from 'playwright-core';
import type { Shot } from './shot.ts';

const seats = [
  'SELECT Month, WorkloadName, TotalPaidAvailableUnits, CustomerCount',
  'FROM OfficeUsage',
  'ORDER BY Month ASC',
  'TIMESPAN LAST_6_MONTHS',
].join('\n');
const activity = [
  'SELECT Month, CustomerSegment, TotalMonthlyActiveUsers, CustomerCount',
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
export const workbench = (query: string): string => `/workbench?q=${encodeURIComponent(query)}`;

async function runQuery(page: Page): Promise<void> {
  await page.locator('.cm-content').press('Control+Enter');
  await page.locator('[role=grid]').waitFor();
}

async function runToChart(page: Page): Promise<void> {
  await runQuery(page);
  await page.getByRole('tab').last().click();
  await page.locator('[role=img] svg').waitFor();
}

/** As high as the page is, so that the whole chart is in the picture. */
export async function showChart(page: Page): Promise<void> {
  await runToChart(page);
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1280, height });
}

export const workbenchShots: readonly Shot[] = [
  { name: 'workbench', user: 'exec', path: '/workbench' },
  { name: 'workbench-table', user: 'exec', path: workbench(seats), act: runQuery },
  { name: 'workbench-withheld', user: 'viewer', path: workbench(customers), act: runQuery },
  {
    name: 'workbench-chart',
    user: 'exec',
    path: workbench(activity),
    act: showChart,
  },
  {
    name: 'workbench-bars',
    user: 'exec',
    path: workbench(customers),
    act: showChart,
  },
  {
    name: 'workbench-error',
    user: 'exec',
    path: workbench('SELECT CustomerNam, Month, Seats\nFROM OfficeUsage\nWHERE Month > 5'),
    act: async (page) => {
      await page.locator('.cm-content').press('Control+Enter');
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
];
