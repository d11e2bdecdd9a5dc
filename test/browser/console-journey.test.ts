import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountOf, type ConsoleWorld, consoleWorld, signIn } from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

const ON_HEADING = "document.activeElement.matches('[data-page-heading]')";
/** Both ways of a style, and a script, as an injection would bring them. */
const INJECT = `(() => {
  document.body.insertAdjacentHTML('beforeend',
    '<style>#injected { color: red }</style><p id="injected" style="color: red">x</p>');
  const script = document.createElement('script');
  script.textContent = 'globalThis.ran = true';
  document.body.append(script);
  const { color } = getComputedStyle(document.getElementById('injected'));
  return { color: color === 'rgb(255, 0, 0)' ? 'red' : 'not red', ran: 'ran' in globalThis };
})()`;
const phone = { viewport: { width: 390, height: 844 } };

describe.skipIf(!BROWSER)(`the console${missing}`, () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await consoleWorld();
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  /** Plays in a window of its own; no script, and no policy, may have complained. */
  const play = async (
    steps: (page: Page) => Promise<void>,
    options: Parameters<ConsoleWorld['open']>[0] = {},
    allowed: RegExp = /^$/,
  ): Promise<void> => {
    await using opened = await world.open(options);
    await steps(opened.page);
    expect(opened.complaints.filter((text) => !allowed.test(text))).toEqual([]);
  };

  test('the bare address leads to the sign-in, and a sample account into the datasets', () =>
    play(async (page) => {
      await page.goto('/');
      await page.getByRole('button', { name: /Contoso executive/ }).click();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Datasets', level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/console/datasets');
      expect(await page.getByRole('main').getByRole('listitem').count()).toBe(21);
    }));

  test('a wrong password is told in words, and the next try may be right', () =>
    play(
      async (page) => {
        const { tenantId, userName, password } = accountOf('exec');
        await page.goto('/console/sign-in');
        await page.getByLabel('Partner').fill(tenantId);
        await page.getByLabel('User name').fill(userName);
        await page.getByLabel('Password').fill('wrong');
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByText('The user name or the password is not right.').waitFor();
        await page.getByLabel('Password').fill(password);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('heading', { name: 'Datasets' }).waitFor();
      },
      {},
      // Chromium tells each answer with 4xx.
      /status of 400/,
    ));

  test('a page that was asked for comes after the sign-in; tokens are in no storage and no address', () =>
    play(async (page) => {
      await page.goto('/console/datasets/OfficeUsage');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      const { tenantId, userName, password } = accountOf('exec');
      await page.getByLabel('Partner').fill(tenantId);
      await page.getByLabel('User name').fill(userName);
      await page.getByLabel('Password').fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'OfficeUsage' }).waitFor();
      const kept = await page.evaluate(
        'JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])',
      );
      expect(kept).not.toMatch(/eyJ|token|Contoso-/i);
    }));

  test('datasets are searched; a detail shows columns, metrics and what is withheld', () =>
    play(async (page) => {
      await signIn(page, 'viewer', '/datasets');
      await page.getByRole('searchbox').fill('seats revenue');
      await page.getByText('of 21 datasets').waitFor();
      await page.getByRole('link', { name: /SeatsSubscriptionsAndRevenue/ }).click();
      await page.getByRole('heading', { name: 'SeatsSubscriptionsAndRevenue' }).waitFor();
      await page.getByText('read as empty for you').waitFor();
      await page.getByRole('searchbox').fill('revenue');
      const row = page.getByRole('row').filter({ hasText: 'Withheld from you' }).first();
      expect(await row.innerText()).toContain('Revenue');
      await page.getByRole('tab', { name: /Metrics/ }).click();
      const formula = page.getByRole('cell', { name: /^sum\(\w*Revenue\w*\)/ });
      await formula.first().waitFor();
    }));

  test('who am I tells partner, roles, locations and what is withheld', () =>
    play(async (page) => {
      await signIn(page, 'seattle', '/me');
      await page.getByText('Only rows of these locations').waitFor();
      const main = await page.getByRole('main').innerText();
      expect(main).toContain('Contoso');
      expect(main).toContain('Executive viewer');
      expect(main).toContain('Seattle');
      expect(main).not.toContain('London');
      expect(main).toContain('Nothing: you see every column.');
    }));

  test('an operator is told that it sees no partner’s data', () =>
    play(async (page) => {
      const { userName, password, tenantId } = await world.makeOperator();
      await page.goto(`/console/sign-in?partner=${tenantId}`);
      await page.getByLabel('User name').fill(userName);
      await page.getByLabel('Password').fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
      await page.getByRole('link', { name: 'Who am I' }).click();
      await page.getByText('operators see no partner’s data').waitFor();
      expect(await page.getByRole('link', { name: 'Datasets' }).count()).toBe(0);
    }));

  test('who has no role is told so, and offered no data', () =>
    play(async (page) => {
      await signIn(page, 'nobody');
      await page.getByText('You have no role yet').waitFor();
      expect(await page.getByRole('link', { name: 'Datasets' }).count()).toBe(0);
    }));

  test('theme and language are changed, and remembered after a reload, which signs out', () =>
    play(async (page) => {
      await signIn(page);
      await page.getByRole('button', { name: 'Appearance' }).click();
      await page.getByRole('menuitemradio', { name: 'Dark' }).click();
      await page.locator('html[data-theme=dark]').waitFor();
      await page.getByRole('button', { name: 'Language' }).click();
      await page.getByRole('menuitemradio', { name: '한국어' }).click();
      await page.getByRole('heading', { name: '데이터 세트' }).waitFor();
      expect(await page.title()).toBe('데이터 세트 · Partner Insights');
      await page.reload();
      await page.getByRole('heading', { name: '로그인' }).waitFor();
      expect(await page.locator('html[data-theme=dark][lang=ko]').count()).toBe(1);
      expect(await page.getByLabel('파트너').inputValue()).toBe(accountOf('exec').tenantId);
    }));

  test('what somebody managed to inject has no style and runs no script', () =>
    play(
      async (page) => {
        await signIn(page);
        const seen = await page.evaluate(INJECT);
        expect(seen).toEqual({ color: 'not red', ran: false });
      },
      {},
      /Content Security Policy/,
    ));

  test('signing out leaves nothing, and the way back leads to the sign-in', () =>
    play(async (page) => {
      await signIn(page);
      await page.getByRole('link', { name: 'Who am I' }).click();
      await page.getByRole('heading', { name: 'Who am I' }).waitFor();
      await page.getByRole('button', { name: /Contoso executive/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    }));

  test('the keyboard alone signs in, skips to the content, opens a dataset and its metrics', () =>
    play(async (page) => {
      const { tenantId, userName, password } = accountOf('exec');
      const press = (...keys: string[]) =>
        keys.reduce(
          (before, key) => before.then(() => page.keyboard.press(key)),
          Promise.resolve(),
        );
      await page.goto('/console/sign-in');
      await page.getByLabel('Partner').focus();
      await page.keyboard.type(tenantId);
      await press('Tab');
      await page.keyboard.type(userName);
      await press('Tab');
      await page.keyboard.type(password);
      await press('Enter');
      await page.getByRole('heading', { name: 'Datasets' }).waitFor();
      await page.waitForFunction(ON_HEADING);
      const isOnSkip = () =>
        page.evaluate("document.activeElement.textContent === 'Skip to the content'");
      for (let back = 0; back < 12 && !(await isOnSkip()); back++) await press('Shift+Tab');
      await press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      await press('Tab', 'Tab', 'Tab', 'Enter');
      await page.getByRole('heading', { name: 'CustomersAndTenants' }).waitFor();
      await page.waitForFunction(ON_HEADING);
      await press('Tab', 'Tab', 'Tab', 'ArrowRight', 'Enter');
      await page.getByRole('columnheader', { name: 'Formula' }).waitFor();
    }));

  test('a phone shows it all without scrolling sideways', () =>
    play(async (page) => {
      await signIn(page, 'viewer', '/datasets');
      await page.getByRole('link', { name: /OfficeUsage/ }).click();
      await page.getByRole('heading', { name: 'OfficeUsage' }).waitFor();
      await page.getByRole('link', { name: 'Who am I' }).click();
      await page.getByRole('heading', { name: 'Who am I' }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    }, phone));

  test('a server that does not say how to sign in is told of in words', () =>
    play(
      async (page) => {
        await page.route('**/config.json', (route) => route.abort());
        await page.goto('/console/');
        await page.getByText('The service does not answer.').waitFor();
      },
      {},
      /ERR_FAILED/,
    ));

  test('an error tells what to do and the correlation id', () =>
    play(
      async (page) => {
        await page.route('**/ScheduledDataset/describe', (route) =>
          route.fulfill({
            status: 500,
            headers: { 'x-correlation-id': 'c-7', 'content-type': 'application/json' },
            body: JSON.stringify({ message: 'It broke.', statusCode: 500, value: [] }),
          }),
        );
        await signIn(page, 'exec', '/datasets');
        await page.getByText('Correlation id c-7').waitFor();
        await page.unroute('**/ScheduledDataset/describe');
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.getByRole('link', { name: /OfficeUsage/ }).waitFor();
      },
      {},
      /status of 500/,
    ));
});
