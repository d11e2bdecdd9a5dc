import type { Page } from 'playwright-core';
import { goTo } from '../../test/browser/support/console-world.ts';
import type { Shot } from './shot.ts';

/** Of a query that the service brings. */
const NEW_REPORT = '/reports/new?queryId=d1a4d75e-5ca8-4847-845f-ee0a9be6f07b';

/** So that the whole of a long page is seen. */
async function heighten(page: Page): Promise<void> {
  await page.locator('main form').waitFor();
  const height = await page.evaluate('document.documentElement.scrollHeight');
  const { width } = page.viewportSize() ?? { width: 1280 };
  await page.setViewportSize({ width, height: Number(height) + 80 });
}
export const scheduleReportShots: readonly Shot[] = [
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
    name: 'report-new-daily',
    user: 'exec',
    path: NEW_REPORT,
    act: async (page) => {
      await page.locator('input[type=radio][value=daily]').check();
      await heighten(page);
      await page.getByRole('combobox').first().click();
    },
  },
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
];
