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

const DATASET = 'SeatsSubscriptionsAndRevenue';

describe.skipIf(!BROWSER)(`datasets in the console${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  let page: Page;
  beforeAll(async () => {
    world = await consoleWorld();
    opened = await world.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    page = opened.page;
    await signIn(page, 'viewer', '/datasets');
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  const openDataset = async (): Promise<void> => {
    await goTo(page, `/datasets/${DATASET}`);
    await page.getByRole('heading', { name: DATASET, level: 1 }).waitFor();
  };
  const rowOf = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: false }) });

  test('the list tells how many rows are one’s own, and how new they are', async () => {
    const item = page.getByRole('link', { name: new RegExp(DATASET) });
    await item.getByText(/^[\d,]+ rows$/).waitFor();
    expect(await item.innerText()).toMatch(/Loaded .* ago/);
  });

  test('a page of a dataset has its data, and values of its columns but not of withheld ones', async () => {
    await openDataset();
    await page.getByText('Next refresh expected').waitFor();
    const examples = rowOf('SubscriptionState').getByRole('list', { name: /Examples/ });
    await examples.waitFor();
    expect(await examples.innerText()).toContain('Active');
    const withheld = page.getByRole('row').filter({ hasText: 'Withheld from you' });
    expect(await withheld.count()).toBeGreaterThan(0);
    expect(await withheld.getByRole('list', { name: /Examples/ }).count()).toBe(0);
  });

  test('columns and metrics are chosen, and a query of them is started', async () => {
    await openDataset();
    await page.getByRole('checkbox', { name: 'Choose Month' }).click();
    await page.getByRole('tab', { name: /Metrics/ }).click();
    await page.getByRole('checkbox', { name: 'Choose SubscriptionCount' }).click();
    const choice = page.getByRole('region', { name: 'Your choice' });
    await choice.getByText('1 column and 1 metric chosen').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await choice.getByRole('link', { name: 'Start a query' }).click();
    await page.waitForURL('**/workbench?q=*');
    expect(new URL(page.url()).searchParams.get('q')).toBe(
      `SELECT Month, SubscriptionCount\nFROM ${DATASET}\nTIMESPAN LAST_6_MONTHS`,
    );
  });

  test('an action is shown as code, which is copied, and the language is remembered', async () => {
    await openDataset();
    const show = page.getByRole('main').getByRole('button', { name: 'Show as code' });
    await show.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('curl -sS').last().waitFor();
    await dialog.getByRole('tab', { name: 'Python' }).click();
    await dialog.getByText('requests.get').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Copy the code' }).click();
    await dialog.getByRole('status').getByText('Copied').waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toContain(`params={"datasetName": "${DATASET}"}`);
    expect(copied).not.toMatch(/eyJ/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await show.click();
    await dialog.getByText('requests.get').waitFor();
    await page.keyboard.press('Escape');
    expect(opened.complaints).toEqual([]);
  });
});
