import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './support/axe.ts';
import {
  accountOf,
  type ConsolePage,
  type ConsoleWorld,
  consoleWorld,
  goTo,
  type SampleUser,
  signIn,
} from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

const SEGMENTS = 'SELECT CustomerSegment, CustomerCount FROM OfficeUsage TIMESPAN LAST_6_MONTHS';
const workbench = (query: string): string => `/workbench?q=${encodeURIComponent(query)}`;

const run = async (page: Page): Promise<void> => {
  await page.locator('.cm-content').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('grid').waitFor();
};

/** The texts of one column, from 1, without its heading. */
const column = (page: Page, number: number): Promise<string[]> =>
  page.locator(`[role=grid] tbody td:nth-of-type(${number})`).allTextContents();

/** As `signIn`, but from where a link has led. */
async function signInHere(page: Page, user: SampleUser): Promise<void> {
  const { tenantId, userName, password } = accountOf(user);
  await page.locator('[name=tenantId]').fill(tenantId);
  await page.locator('[name=userName]').fill(userName);
  await page.locator('[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

describe.skipIf(!BROWSER)(`the query workbench${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  let page: Page;
  let link = '';
  beforeAll(async () => {
    world = await consoleWorld();
    opened = await world.open();
    page = opened.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, 'exec', '/workbench');
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  test('a system query is found, opened and run', async () => {
    await page.getByRole('button', { name: 'Open an example' }).click();
    await page.getByRole('searchbox').fill('profile');
    await page.getByRole('button', { name: /^Partner profile/ }).click();
    await page.waitForURL(/workbench\?id=e65f3a4f/);
    await page.getByText('System query', { exact: true }).waitFor();
    await run(page);
    expect(await page.getByRole('columnheader', { name: /MPNId/ }).count()).toBeGreaterThan(0);
    expect(await column(page, 2)).toContain('Contoso Seattle');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('what a report of it would be is told before one is made', async () => {
    await goTo(page, workbench(SEGMENTS));
    await page.getByText('As a report').waitFor();
    await page
      .getByText(/^\d+ rows$/)
      .first()
      .waitFor();
    await page.getByText('Covers').waitFor();
  });

  test('rows are sorted by value, with the keyboard alone, and copied', async () => {
    await run(page);
    await page
      .getByRole('columnheader', { name: /CustomerCount/ })
      .getByRole('button')
      .focus();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort=ascending]').waitFor();
    const counts = (await column(page, 2)).map(Number);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+c');
    await page.getByText('Copied the cell').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(String(counts[0]));
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('menuitem', { name: 'All rows as TSV' }).click();
    await page.getByText(/^Copied \d+ rows as TSV/).waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()')).split(/\r?\n/);
    expect(copied[0]).toBe('CustomerSegment\tCustomerCount');
    expect(copied).toHaveLength(counts.length + 1);
  });

  test('a chart that suits is drawn, told in words, and changed', async () => {
    await page.getByRole('tab', { name: 'Chart' }).click();
    await page.getByRole('img', { name: /^Bars: CustomerCount by CustomerSegment/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Chart', exact: true }).selectOption('number');
    await page.getByText('CustomerCount · customers').waitFor();
    await page.getByRole('tab', { name: 'Table' }).click();
  });

  test('it is saved under a name, and not without one', async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Give it a name.').waitFor();
    await dialog.getByLabel('Name').fill('Customers by segment');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/workbench\?id=/);
    await page.getByText('Saved query', { exact: true }).waitFor();
  });

  test('it is scheduled, and is still there on the way back', async () => {
    await page.getByRole('button', { name: 'Schedule…' }).click();
    await page.waitForURL(/reports\/new\?queryId=/);
    await page.getByRole('link', { name: 'Query workbench' }).click();
    await page.getByText('Customers by segment').waitFor();
    await page.getByRole('grid').waitFor();
  });

  test('it is shared as a link that holds the query alone', async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('The link is copied.').waitFor();
    link = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(new URL(link).searchParams.get('q')).toBe(SEGMENTS);
    await page.keyboard.press('Escape');
  });

  test('a colleague signs in, and sees the query without rows', async () => {
    await using colleague = await world.open();
    await colleague.page.goto(link);
    await signInHere(colleague.page, 'seattle');
    await colleague.page.locator('.cm-content', { hasText: 'CustomerSegment' }).waitFor();
    await colleague.page.getByText('Nothing run yet').waitFor();
    expect(await colleague.page.getByRole('grid').count()).toBe(0);
    expect(colleague.complaints).toEqual([]);
  });

  test('the history knows the texts, for this user alone, and can be cleared', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: /SELECT CustomerSegment/ }).waitFor();
    await panel.getByRole('button', { name: 'Clear the history' }).click();
    await panel.getByText('No queries yet').waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
  });

  test('one’s own query is deleted once that is confirmed; its text stays', async () => {
    await page.getByRole('button', { name: 'Gallery' }).click();
    await page.getByRole('button', { name: 'Delete Customers by segment' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete Customers by segment' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Saved by you').waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText('Not saved', { exact: true }).waitFor();
    expect(await page.locator('.cm-content').textContent()).toContain('CustomerSegment');
  });

  test('nothing was complained about on the way', () => {
    expect(opened.complaints).toEqual([]);
  });

  test('a viewer is told which column is withheld', async () => {
    await using other = await world.open({ viewport: { width: 390, height: 844 } });
    const query = 'SELECT CustomerMarket, BilledRevenueUSD FROM CustomersAndTenants';
    await signIn(other.page, 'viewer', workbench(query));
    await run(other.page);
    await other.page.getByRole('note').filter({ hasText: 'BilledRevenueUSD' }).waitFor();
    expect(new Set(await column(other.page, 2))).toEqual(new Set(['withheld']));
    // On a phone the text and the form are tabs, and the page needs no sideways scrolling.
    await other.page.getByRole('tab', { name: 'Form' }).click();
    await other.page.getByRole('combobox').first().waitFor();
    const overflow = await other.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    expect(other.complaints).toEqual([]);
  });
});
