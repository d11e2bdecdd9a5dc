import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, clockOf } from './support/api-of.ts';
import { type ConsolePage, type ConsoleWorld, consoleWorld } from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';
import { handsAt } from './support/hands.ts';

/** From the sign-in to a file on a schedule, as the people for whom this is made go. */
describe.skipIf(!BROWSER)(`the whole path through the console${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  let page: Page;
  let clock: ReturnType<typeof clockOf>;
  beforeAll(async () => {
    world = await consoleWorld({ clock: 'virtual' });
    clock = clockOf(world);
    await clock.freeze();
    opened = await world.open();
    page = opened.page;
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const nav = (name: string) => page.getByRole('navigation').getByRole('link', { name });
  const editor = () => page.locator('.cm-content');
  const textOf = async () => (await page.locator('.cm-line').allInnerTexts()).join('\n');

  test('a newcomer has a report on a schedule after a few clicks', async () => {
    const { click, count } = handsAt(page);
    await page.goto('/');
    await click(page.getByRole('button', { name: /Contoso executive/ }));
    await click(button('Sign in'));
    await click(nav('Query workbench'));
    await click(button('Open an example'));
    await click(page.getByRole('button', { name: /^Azure usage/ }));
    await click(button(/^Run/));
    await page.getByRole('grid').waitFor();
    await click(button('Schedule…'));
    await page.getByText(/^Every 168 hours/).waitFor();
    await click(button('Create report'));
    await page.getByText('“Azure usage” is scheduled.').waitFor();
    process.stdout.write(`From the sign-in to a scheduled report: ${JSON.stringify(count)}\n`);
    expect(count.clicks).toBeLessThanOrEqual(8);
    expect(count.keys).toBe(0);
    expect(await (await apiOf(world)).reports()).toMatchObject([{ recurrenceInterval: 168 }]);
  });

  test('a query of one’s own is written, repaired, and built on in the form', async () => {
    const { click, type, press } = handsAt(page);
    await click(nav('Query workbench'));
    await click(button('New'));
    await click(editor());
    await type('SELECT CustomerMarkt FROM OfficeUsage');
    await press('Escape');
    await click(button('Change to CustomerMarket'));
    await expect.poll(textOf).toBe('SELECT CustomerMarket FROM OfficeUsage');
    const form = page.getByRole('region', { name: 'Query as a form' });
    await click(form.getByRole('combobox', { name: 'Add columns and metrics' }));
    await type('CustomerCount');
    await page.locator('.fui-Option').first().waitFor();
    await press('ArrowDown', 'Enter', 'Escape');
    await expect.poll(textOf).toBe('SELECT CustomerMarket, CustomerCount FROM OfficeUsage');
  });

  test('it is run, drawn and saved', async () => {
    const { click, type } = handsAt(page);
    await click(button(/^Run/));
    await page.getByRole('grid').getByText('CustomerMarket').first().waitFor();
    await click(page.getByRole('tab', { name: 'Chart' }));
    await page.getByRole('img', { name: /^Bars: CustomerCount by CustomerMarket/ }).waitFor();
    await click(button('Save'));
    await type('Customers by market');
    await click(page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }));
    await page.getByText('Saved query', { exact: true }).waitFor();
  });

  test('it is scheduled, and runs when the time has come', async () => {
    const { click } = handsAt(page);
    await click(button('Schedule…'));
    await page.getByLabel('Every day', { exact: false }).first().check();
    await page.getByText(/^Every 24 hours/).waitFor();
    await click(button('Create report'));
    await page.getByText('“Customers by market” is scheduled.').waitFor();
    await clock.advance(24);
    await click(nav('Reports'));
    const row = page.getByRole('row', { name: /Customers by market/ });
    await row.getByText('Completed').first().waitFor();
  });

  test('its file is downloaded and holds what was asked for', async () => {
    const { click } = handsAt(page);
    await click(page.getByRole('link', { name: 'Customers by market' }));
    const downloading = page.waitForEvent('download');
    await click(page.getByRole('button', { name: /^Download the file of/ }).first());
    const saved = await readFile(await (await downloading).path(), 'utf8');
    const { rows } = await (await apiOf(world)).testQuery({
      query: 'SELECT CustomerMarket, CustomerCount FROM OfficeUsage',
    });
    const [head, ...lines] = saved.trimEnd().split('\n');
    expect(head).toBe('CustomerMarket,CustomerCount');
    expect(lines.toSorted()).toEqual(
      rows
        .map(({ CustomerMarket, CustomerCount }) => `${CustomerMarket},${CustomerCount}`)
        .toSorted(),
    );
  });

  test('it is paused, and deleted', async () => {
    const { click } = handsAt(page);
    await click(button('Pause'));
    await page.locator('main header').getByText('Paused').waitFor();
    await click(button('Delete'));
    await click(button('Delete report and files'));
    await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    expect(await (await apiOf(world)).reports()).toMatchObject([{ reportName: 'Azure usage' }]);
  });

  test('nothing complained on the way', () => {
    // Half a query is refused, and a token ends as the clock moves on; the browser tells of both.
    expect(opened.complaints.filter((text) => !/status of 40[01]/.test(text))).toEqual([]);
  });
});
