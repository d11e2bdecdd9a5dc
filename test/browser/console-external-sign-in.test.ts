import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './support/axe.ts';
import { accountOf, type ConsolePage, goTo, signIn } from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';
import {
  consentAtIssuer,
  type IssuerWorld,
  issuerWorld,
  signInAtIssuer,
} from './support/issuer-world.ts';

/** Whatever of a sign-in would be of use to who finds it. */
const SECRETS = /eyJ|refresh|access_token|code=|state=|verifier|nonce/i;
const KEPT = `JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href,
  history.state, performance.getEntriesByType('navigation').map(({ name }) => new URL(name).hash)])`;

describe.skipIf(!BROWSER)(`the console at another issuer${missing}`, () => {
  let at: IssuerWorld;
  let opened: ConsolePage;
  let page: Page;
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
  const start = async (path = '/console/sign-in') => {
    await page.goto(path);
    await page.getByRole('button', { name: 'Sign in with Contoso Login' }).click();
  };

  beforeAll(async () => {
    at = await issuerWorld();
    opened = await at.world.open({ ignoreHTTPSErrors: true });
    page = opened.page;
    page.setDefaultTimeout(10_000);
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await at?.[Symbol.asyncDispose]();
  });

  test('is offered beside the password, and alone where the service issues no tokens', async () => {
    await page.goto('/console/sign-in');
    const there = page.getByRole('button', { name: 'Sign in with Contoso Login' });
    await there.waitFor();
    expect(await page.getByLabel('Password').count()).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
    await page.route('**/config.json', async (route) => {
      const told = await (await route.fetch()).json();
      await route.fulfill({ json: { ...told, passwordSignIn: false, sampleAccounts: [] } });
    });
    await page.reload();
    await there.waitFor();
    expect(await page.getByLabel('Password').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.unroute('**/config.json');
  });

  test('tells in words that somebody said no there, and leads on', async () => {
    await start('/console/datasets/OfficeUsage');
    await page.getByText('[ Cancel ]').click();
    await page.getByText('The sign-in at Contoso Login was cancelled or not allowed.').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use another account' }).waitFor();
    await page.getByRole('link', { name: 'Other ways to sign in' }).click();
    await heading('Sign in').waitFor();
  });

  test('tells who is known there and not here, and lets another account be used', async () => {
    await start('/console/datasets/OfficeUsage');
    await signInAtIssuer(page, 'stranger');
    await page.getByText('knows you, but this service does not let you in').waitFor();
    await page.getByText('northwind').waitFor();
    await page.getByRole('button', { name: 'Use another account' }).click();
    await signInAtIssuer(page, 'ada');
    await heading('OfficeUsage').waitFor();
    opened.complaints.length = 0;
  });

  test('comes back to the page that was asked for; no token, code or state is in storage, address or history', async () => {
    expect(new URL(page.url()).pathname).toBe('/console/datasets/OfficeUsage');
    expect(await page.evaluate(KEPT)).not.toMatch(SECRETS);
    await goTo(page, '/me');
    await page.getByText('Contoso Login').first().waitFor();
    const main = await page.getByRole('main').innerText();
    expect(main).toContain('ada@contoso.example');
    expect(main).toContain('Report viewer');
    expect(await violationsOf(page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });

  test('renews its tokens silently before they end', async () => {
    const asked: URLSearchParams[] = [];
    page.on('request', (request) => {
      if (request.url() === `${at.issuer.issuer}/token`) {
        asked.push(new URLSearchParams(request.postData() ?? ''));
      }
    });
    await page.clock.install();
    await page.reload();
    await start('/console/me');
    await consentAtIssuer(page);
    await heading('Who am I').waitFor();
    expect(asked.map((form) => form.get('grant_type'))).toEqual(['authorization_code']);
    const renewed = page.waitForResponse(`${at.issuer.issuer}/token`);
    await page.clock.fastForward('56:00');
    expect((await renewed).status()).toBe(200);
    expect(asked.at(-1)?.get('grant_type')).toBe('refresh_token');
    await goTo(page, '/datasets');
    await heading('Datasets').waitFor();
    expect(await page.evaluate(KEPT)).not.toMatch(SECRETS);
  });

  test('a reload signs out, and leaves nothing of the sign-in behind', async () => {
    await page.reload();
    await heading('Sign in').waitFor();
    expect(await page.evaluate(KEPT)).not.toMatch(SECRETS);
    await page.goto('/console/signed-in?code=stolen&state=forged');
    await page.getByText('This answer belongs to no sign-in').waitFor();
    expect(page.url()).toMatch(/\/console\/signed-in$/);
  });

  test('signing out gives the token back and ends the sign-in there, too', async () => {
    await start('/console/me');
    await consentAtIssuer(page);
    await heading('Who am I').waitFor();
    // The window leaves right after, so that of the answer nothing may be heard.
    const givenBack = page.waitForRequest(`${at.issuer.issuer}/token/revocation`);
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    expect((await givenBack).postData()).toContain('token=');
    await page.getByRole('button', { name: /yes/i }).click();
    await page.getByText('You have signed out.').waitFor();
    await start();
    await page.locator('[name=login]').waitFor();
  });

  test('without a refresh token the end is told beforehand, and the next sign-in leads back', async () => {
    await using other = await at.world.open({ ignoreHTTPSErrors: true });
    const window = other.page;
    await window.route('**/config.json', async (route) => {
      const told = await (await route.fetch()).json();
      const [known] = told.issuers;
      const issuers = [{ ...known, scopes: ['openid', 'insights'], parameters: {} }];
      await route.fulfill({ json: { ...told, issuers } });
    });
    const start = () => window.getByRole('button', { name: 'Sign in with Contoso Login' }).click();
    await window.clock.install();
    await window.goto('/console/me');
    await start();
    await signInAtIssuer(window, 'ada');
    await window.getByRole('heading', { name: 'Who am I' }).waitFor();
    await window.clock.fastForward('55:30');
    await window.getByText('Your session ends at').waitFor();
    expect(await violationsOf(window)).toEqual([]);
    await window.clock.fastForward('05:00');
    await window.getByText('Your session has ended.').waitFor();
    expect(new URL(window.url()).searchParams.get('next')).toBe('/me');
    await start();
    await window.getByRole('heading', { name: 'Who am I' }).waitFor();
    // To a clock that has gone more than an hour ahead of the issuer's, its tokens are of the past.
    await window.clock.fastForward('03:00');
    await window.reload();
    await start();
    await window.getByText('are not valid at the time of this device').waitFor();
  });

  test('an issuer that is down is told of in words, in Korean as well', async () => {
    await page.route(`${at.issuer.issuer}/**`, (route) => route.abort());
    await start();
    await page.getByText('Contoso Login does not answer').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('Language').selectOption('ko');
    await page.getByText('Contoso Login에서 응답이 없거나').waitFor();
  });

  test('signing out of the service itself ends the refresh token of this window alone', async () => {
    await using one = await at.world.open();
    const { page } = one;
    const answered = page.waitForResponse(/\/oauth2\/v2\.0\/token$/);
    await signIn(page, 'exec', '/me');
    const { refresh_token } = await (await answered).json();
    await using other = await at.world.open();
    await signIn(other.page, 'exec', '/me');
    const givenBack = page.waitForResponse(/\/oauth2\/revoke$/);
    await page.getByRole('button', { name: /Contoso executive/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    expect((await givenBack).status()).toBe(200);
    await page.getByText('You have signed out.').waitFor();
    const { tenantId } = accountOf('exec');
    const again = await page.evaluate(
      `fetch('/${tenantId}/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams({
        grant_type: 'refresh_token', scope: 'openid', refresh_token: '${refresh_token}',
        client_id: '00000000-0000-4000-8000-0000000000c5' }) }).then((answer) => answer.status)`,
    );
    expect(again).toBe(400);
    await goTo(other.page, '/datasets');
    await other.page.getByRole('heading', { name: 'Datasets', level: 1 }).waitFor();
    expect(one.complaints.filter((text) => !/status of 400/.test(text))).toEqual([]);
  });
});
