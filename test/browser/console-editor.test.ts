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

const FRAME = '[data-query-editor]';
/** The page beside the editor may ask what a faulty text would give, before it knows that it is one. */
const REFUSED_ESTIMATE = /^Failed to load resource: .* 400/;
const IN_EDITOR = "document.activeElement.classList.contains('cm-content')";
/** So long the editor takes no key for suggestions that have just appeared, lest one is taken unseen. */
const TAKES_NO_KEY_MS = 100;

describe.skipIf(!BROWSER)(`the editor of queries${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  let page: Page;
  beforeAll(async () => {
    world = await consoleWorld();
    opened = await world.open();
    page = opened.page;
    await page.clock.install();
    await signIn(page, 'viewer', '/workbench');
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  const editor = () =>
    page.getByRole('textbox', { name: /query/i }).and(page.locator('.cm-content'));
  const text = async () => (await editor().locator('.cm-line').allInnerTexts()).join('\n');
  const status = (said: string) => page.getByRole('status').filter({ hasText: said }).waitFor();

  /** With the text in it, as another page's link gives it, and the cursor at its end. */
  const open = async (query: string) => {
    await goTo(page, `/workbench?q=${encodeURIComponent(query)}`);
    await editor().getByText(query, { exact: true }).waitFor();
    await editor().focus();
    await page.keyboard.press('Control+End');
  };

  /** The suggestion is the first, and can be taken. */
  const suggested = async (label: string) => {
    await page.getByRole('option', { name: new RegExp(`^.?${label}`), selected: true }).waitFor();
    await page.clock.fastForward(TAKES_NO_KEY_MS);
  };

  test('a query is written with suggestions and keys alone', async () => {
    await goTo(page, '/workbench');
    await editor().focus();
    await page.keyboard.type('sel');
    await suggested('SELECT');
    await page.keyboard.press('Enter');
    await page.keyboard.type('customerm');
    await suggested('CustomerMarket');
    await page.keyboard.press('Tab');
    await page.keyboard.type(' fr');
    await suggested('FROM');
    await page.keyboard.press('Enter');
    await suggested('CustomersAndTenants');
    await page.keyboard.type('office');
    await suggested('OfficeUsage');
    await page.keyboard.press('Enter');
    await status('No problems');
    expect(await text()).toBe('SELECT CustomerMarket FROM OfficeUsage');
  });

  test('a suggestion tells what it is, and what is withheld', async () => {
    await open('SELECT Month FROM SeatsSubscriptionsAndRevenue ORDER BY ');
    await page.keyboard.type('billed');
    await suggested('BilledRevenueUSD');
    const option = page
      .getByRole('listbox', { name: 'Suggestions' })
      .getByRole('option', { selected: true });
    expect(await option.innerText()).toMatch(/decimal, USD\s*withheld/);
    await status('1 problem');
    await page.getByText('BilledRevenueUSD reads as empty for you').waitFor();
    expect(await violationsOf(page, FRAME)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox', { name: 'Suggestions' }).count()).toBe(0);
  });

  test('values of the own rows are suggested for a condition', async () => {
    await open('SELECT Month FROM OfficeUsage WHERE WorkloadName');
    await page.keyboard.type(' ');
    await suggested('=');
    await page.keyboard.press('Enter');
    await suggested("'");
    await page.keyboard.press('Enter');
    await status('No problems');
    expect(await text()).toMatch(/WHERE WorkloadName = '\w+'$/);
  });

  test('a wrong name is underlined, and repaired from the keyboard or the list', async () => {
    await open('SELECT Monht FROM OfficeUsage');
    await status('1 problem');
    const underlined = page.locator('.cm-lintRange-error');
    expect(await underlined.innerText()).toBe('Monht');
    expect(await editor().getAttribute('aria-invalid')).toBe('true');
    expect(await violationsOf(page, FRAME)).toEqual([]);
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await status('No problems');
    expect(await text()).toBe('SELECT Month FROM OfficeUsage');
    await page.keyboard.press('Control+z');
    await status('1 problem');
    await page.keyboard.press('Tab');
    const repair = page.getByRole('list', { name: 'Problems of the query' }).getByRole('button');
    await repair.filter({ hasText: 'Change to Month' }).press('Enter');
    await status('No problems');
    expect(await text()).toBe('SELECT Month FROM OfficeUsage');
    expect(await editor().getAttribute('aria-invalid')).toBe('false');
    await expect.poll(() => page.evaluate(IN_EDITOR)).toBe(true);
  });

  test('a query is laid out, and Tab leads on', async () => {
    await open('select Month from OfficeUsage limit 5');
    await page.keyboard.press('Shift+Alt+F');
    await editor().getByText('LIMIT 5').waitFor();
    expect(await text()).toBe('SELECT Month\nFROM OfficeUsage\nLIMIT 5');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(IN_EDITOR)).toBe(false);
  });

  test('nothing complained: no script and no policy', () => {
    expect(opened.complaints.filter((text) => !REFUSED_ESTIMATE.test(text))).toEqual([]);
  });
});
