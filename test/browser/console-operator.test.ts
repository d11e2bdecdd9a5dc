import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accountOf,
  type ConsolePage,
  type ConsoleWorld,
  consoleWorld,
  goTo,
  signIn,
  signInAs,
} from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

const CONTOSO = accountOf('exec').tenantId;

describe.skipIf(!BROWSER)(`what an operator does in the console${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  let page: Page;
  beforeAll(async () => {
    world = await consoleWorld();
    await world.makeHistory();
    opened = await world.open();
    page = opened.page;
    page.setDefaultTimeout(10_000);
    await signInAs(page, await world.makeOperator());
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  const dialog = (): Locator => page.getByRole('dialog');
  const shownOnce = (): Locator => page.getByRole('alertdialog', { name: 'Copy it now' });
  const card = (name: string): Locator => page.getByRole('region', { name });

  test('the start is the overview: queue, workers, charts, failures and receivers', async () => {
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await card('Workers').getByText('worker-1').waitFor();
    await card('Workers').getByText('Lost', { exact: true }).waitFor();
    expect(await card('Workers').getByText('Seats by customer').count()).toBe(1);
    await card('Queue by lane').getByText('Not yet due').first().waitFor();
    await page.getByRole('img', { name: /^Bars over time: \d+ completed/ }).waitFor();
    await page.locator('figure svg[viewBox]').nth(1).waitFor();
    await card('Failing receivers of callbacks').getByText('Paused', { exact: true }).waitFor();
    expect(await page.locator('nav').getByText('Datasets').count()).toBe(0);
  });

  test('the charts’ numbers are there as a table, and other periods', async () => {
    const table = page.getByRole('table');
    await page.getByText('As a table').press('Enter');
    await table.waitFor();
    const hours = await table.getByRole('row').count();
    await page.getByLabel('Period').selectOption('30 days');
    await expect.poll(() => table.getByRole('row').count()).not.toBe(hours);
    await page.getByRole('switch', { name: 'Auto-refresh' }).press('Space');
    expect(await page.getByRole('switch', { name: 'Auto-refresh' }).isChecked()).toBe(false);
  });

  test('partners are found among many, of which few are in the page', async () => {
    await page.getByRole('link', { name: 'Partners', exact: true }).click();
    await page.getByText('242 partners').waitFor();
    expect(await page.locator('main li').count()).toBeLessThan(60);
    await page.getByRole('searchbox').fill('consulting 127');
    await page.getByText(/^\d of 242 partners$/).waitFor();
    await page.getByRole('searchbox').fill('contoso');
    await page.getByRole('link', { name: /^Contoso/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Contoso' }).waitFor();
  });

  test('a user is added by keyboard alone, with a password that is shown once, and signs in', async () => {
    await page.getByRole('button', { name: 'Add a user' }).press('Enter');
    await page.keyboard.type('Grace@Contoso.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Grace');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await dialog().getByRole('checkbox', { name: 'Report viewer' }).waitFor();
    await page.keyboard.press('Enter');
    const password = await shownOnce().getByLabel('Password', { exact: true }).inputValue();
    expect(password).toMatch(/^\w{20}$/);
    await shownOnce().getByRole('button', { name: 'I have copied it' }).press('Enter');
    await shownOnce().waitFor({ state: 'detached' });
    await card('Users').getByText('Report viewer: whole account').first().waitFor();
    expect(await page.content()).not.toContain(password);
    await using other = await world.open();
    await signInAs(other.page, {
      ...{ tenantId: CONTOSO, userName: 'grace@contoso.example', password },
    });
  });

  test('a user is disabled once it is confirmed', async () => {
    await page.getByRole('button', { name: 'Actions for Grace' }).click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await dialog().getByText('The user’s tokens end at once').waitFor();
    await dialog().getByRole('button', { name: 'Disable' }).click();
    await card('Users').getByText('Disabled').waitFor();
  });

  test('a secret is rotated with an overlap, and shown once', async () => {
    await page.getByRole('button', { name: 'Actions for Contoso reporting' }).click();
    await page.getByRole('menuitem', { name: 'Rotate the secret' }).click();
    await dialog().getByLabel('The old secret ends').selectOption('in 3 days');
    await dialog().getByRole('button', { name: 'Make a new secret' }).click();
    expect(await shownOnce().getByLabel('Secret', { exact: true }).inputValue()).toMatch(
      /^[\w-]{20,}$/,
    );
    await page.keyboard.press('Escape');
    await shownOnce().getByRole('button', { name: 'I have copied it' }).click();
    await card('Applications').getByText('2 valid secrets').waitFor();
  });

  test('what the service refuses is said in the form', async () => {
    await page.getByRole('button', { name: 'Add an application' }).click();
    await dialog().getByLabel('Name').fill('x'.repeat(300));
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByRole('alert').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
  });

  test('failures are chosen by partner and reason, which the address keeps', async () => {
    await page.getByRole('link', { name: 'Failures of this partner' }).click();
    await page.getByRole('heading', { level: 1, name: 'Failures' }).waitFor();
    await page.getByLabel('Period').selectOption('7 days');
    await page.getByLabel('Reason holds').fill('DISK');
    await page.waitForURL(/reason=DISK/);
    await page.getByText('The disk of the service is full.').first().waitFor();
    expect(new URL(page.url()).searchParams.get('partner')).toBe(CONTOSO);
    expect(await page.getByText('Fabrikam', { exact: true }).count()).toBe(1);
    await page.getByText('Details').first().click();
    await page.getByRole('button', { name: 'Copy the correlation id' }).waitFor();
    await page.getByLabel('Reason holds').fill('no such reason');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('list', { name: 'Failures' }).waitFor();
  });

  test('the audit trail goes on as one scrolls, is filtered, and is exported', async () => {
    await page.getByRole('link', { name: 'Audit trail' }).click();
    const list = page.getByRole('list', { name: 'Audit trail' });
    await list.getByText('Secret rotated').first().waitFor();
    await page.getByText('Loading more…').waitFor();
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 4000);
        return page.getByText('The beginning of what is kept').isVisible();
      })
      .toBe(true);
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    await page.getByLabel('Event').selectOption('User added');
    await list.getByText('grace@contoso.example').first().waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as JSON lines' }).click();
    expect((await saving).suggestedFilename()).toMatch(/^audit-.*\.ndjson$/);
    await page.getByText('The export has been saved.').waitFor();
  });

  test('nothing of it broke a rule of the page', () => {
    expect(opened.complaints.filter((line) => !line.includes('400'))).toEqual([]);
  });

  test('whoever is no operator has no way to it, and is told so', async () => {
    await using other = await world.open();
    await signIn(other.page, 'exec', '/me');
    expect(await other.page.locator('nav').getByText('Audit trail').count()).toBe(0);
    await goTo(other.page, '/operator/audit');
    await other.page.getByText('Your rights do not reach this').waitFor();
  });
});
