import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './support/axe.ts';
import {
  type ConsolePage,
  type ConsoleWorld,
  consoleWorld,
  goTo,
  signIn,
} from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

const form = (page: Page) => page.getByRole('region', { name: 'Query as a form' });

/** The lines of the editor. */
const text = async (page: Page): Promise<string> =>
  (await page.locator('.cm-line').allInnerTexts()).map((line) => line.trimEnd()).join('\n');

const becomes = (page: Page, wanted: string): Promise<void> =>
  expect.poll(() => text(page), { timeout: 15_000 }).toBe(wanted);

const open = async (page: Page, query = ''): Promise<void> => {
  await goTo(page, '/me');
  await page.waitForURL('**/me');
  await goTo(page, `/workbench?q=${encodeURIComponent(query)}`);
  await form(page).getByRole('combobox', { name: 'Dataset' }).waitFor();
};

/** Half a query is refused by the service, which the browser logs. */
const faults = (complaints: readonly string[]): string[] =>
  complaints.filter((complaint) => !/status of 400/.test(complaint));

/** Types into what has the focus, and takes the first that is found. */
const pickFirst = async (page: Page, term: string): Promise<void> => {
  await page.keyboard.type(term);
  await page.locator('.fui-Option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
};

describe.skipIf(!BROWSER)(`the form of a query${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  beforeAll(async () => {
    world = await consoleWorld();
    opened = await world.open();
    await signIn(opened.page, 'viewer', '/me');
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  test('builds a query by keyboard alone', async () => {
    const { page, complaints } = opened;
    await open(page);
    await form(page).getByText('Choose a dataset to begin with.').waitFor();
    await form(page).getByRole('combobox', { name: 'Dataset' }).focus();
    await pickFirst(page, 'OfficeUs');
    await becomes(page, 'SELECT\nFROM OfficeUsage');
    await form(page).getByRole('combobox', { name: 'Add columns and metrics' }).focus();
    for (const name of ['CustomerMarket', 'CustomerCount']) {
      await pickFirst(page, name);
      await form(page).getByRole('listitem').filter({ hasText: name }).waitFor();
    }
    await page.keyboard.press('Escape');
    await becomes(page, 'SELECT CustomerMarket, CustomerCount\nFROM OfficeUsage');
    await form(page).locator('[data-token]').first().focus();
    await page.keyboard.press('Alt+ArrowRight');
    await becomes(page, 'SELECT CustomerCount, CustomerMarket\nFROM OfficeUsage');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('CustomerMarket');
    await form(page).getByRole('combobox', { name: 'Add a filter' }).focus();
    await pickFirst(page, 'WorkloadName');
    await page.getByRole('group', { name: 'New filter by WorkloadName' }).waitFor();
    await page.keyboard.type("Team's");
    await page.keyboard.press('Enter');
    const built =
      "SELECT CustomerCount, CustomerMarket\nFROM OfficeUsage\nWHERE WorkloadName = 'Team''s'";
    await becomes(page, built);
    await form(page).getByRole('combobox', { name: 'Add an ordering' }).focus();
    await pickFirst(page, 'CustomerCount');
    await form(page).getByRole('textbox', { name: 'Rows at most' }).focus();
    await page.keyboard.type('20');
    await becomes(page, `${built}\nORDER BY CustomerCount DESC\nLIMIT 20`);
    await page.keyboard.type('x');
    await form(page).getByText('Give a whole number from 1 on').waitFor();
    await becomes(page, `${built}\nORDER BY CustomerCount DESC\nLIMIT 20`);
    expect(await violationsOf(page)).toEqual([]);
    expect(faults(complaints)).toEqual([]);
  });

  test('shows what the text becomes, and says what of it only the text can show', async () => {
    const { page, complaints } = opened;
    await open(
      page,
      "SELECT Month, BilledRevenueUSD FROM SeatsSubscriptionsAndRevenue WHERE SKU IN ('A', 'B')",
    );
    await form(page).getByRole('img', { name: 'Withheld from you' }).waitFor();
    await form(page).getByRole('list', { name: 'Values for SKU' }).getByText('B').waitFor();
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' OR LIMIT 5');
    await form(page).getByText('The text holds something here').waitFor();
    const limit = form(page).getByRole('textbox', { name: 'Rows at most' });
    await expect.poll(() => limit.inputValue()).toBe('5');
    await limit.fill('7');
    await expect.poll(() => text(page)).toContain("('A', 'B') OR LIMIT 7");
    expect(faults(complaints)).toEqual([]);
  });

  test('a change of dataset keeps what fits, tells what it drops, and can be undone', async () => {
    const { page, complaints } = opened;
    const before = "SELECT Month, WorkloadName FROM OfficeUsage WHERE CustomerMarket = 'Korea'";
    await open(page, before);
    await form(page).getByRole('combobox', { name: 'Dataset' }).click();
    await page.getByRole('option', { name: /^AzureUsage/ }).click();
    await becomes(page, "SELECT Month FROM AzureUsage WHERE CustomerMarket = 'Korea'");
    await form(page).getByText('AzureUsage does not have WorkloadName').waitFor();
    await form(page).getByRole('button', { name: 'Undo' }).click();
    await becomes(page, before);
    expect(faults(complaints)).toEqual([]);
  });
});
