import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './support/axe.ts';
import {
  type Account,
  accountOf,
  type ConsolePage,
  type ConsoleWorld,
  consoleWorld,
  goTo,
  type SampleUser,
  signIn,
  signInAs,
} from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

const CONTOSO = accountOf('exec').tenantId;

/** With a column that is withheld, and a wrong name. */
const QUERY = encodeURIComponent(
  'SELECT CustomerMarket, BilledRevenueUSD, Nothing FROM CustomersAndTenants',
);

interface Visited {
  readonly path: string;
  readonly user: SampleUser | 'operator';
  /** What is on the page once all of it is there; else its heading. */
  readonly ready?: string;
}

/** Every page; those who add one add its line. */
const pages: readonly Visited[] = [
  { path: '/datasets', user: 'viewer' },
  { path: '/datasets?q=nothing-of-this-name', user: 'viewer' },
  { path: '/datasets/SeatsSubscriptionsAndRevenue', user: 'viewer' },
  { path: '/datasets/Nothing', user: 'viewer' },
  { path: '/workbench', user: 'viewer', ready: '.cm-content' },
  { path: `/workbench?q=${QUERY}`, user: 'viewer', ready: '.cm-content' },
  { path: '/reports', user: 'viewer' },
  { path: '/reports/nothing', user: 'viewer' },
  {
    path: '/reports/new?queryId=d1a4d75e-5ca8-4847-845f-ee0a9be6f07b',
    user: 'viewer',
    ready: 'main [role=grid]',
  },
  { path: '/reports/new', user: 'viewer', ready: 'main form' },
  { path: '/me', user: 'viewer' },
  { path: '/me', user: 'nobody' },
  { path: '/nowhere', user: 'exec' },
  { path: '/operator', user: 'operator', ready: 'figure svg[viewBox]' },
  { path: '/operator/partners', user: 'operator', ready: 'main li' },
  { path: '/operator/partners?q=nothing-of-this-name', user: 'operator', ready: 'main h2' },
  { path: `/operator/partners/${CONTOSO}`, user: 'operator', ready: 'main li' },
  { path: '/operator/failures?period=week', user: 'operator', ready: 'main li' },
  { path: '/operator/failures?reason=none', user: 'operator', ready: 'main h2' },
  { path: '/operator/audit', user: 'operator', ready: 'main li' },
];

const looks: readonly [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['light on a phone', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
];

describe.skipIf(!BROWSER)(`the console, as axe sees it${missing}`, () => {
  let world: ConsoleWorld;
  let operator: Account;
  beforeAll(async () => {
    world = await consoleWorld();
    operator = await world.makeOperator();
    await world.makeHistory();
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  describe.each(looks)('%s', (_, options) => {
    test('the sign-in has no violations', async () => {
      await using opened = await world.open(options);
      const { page, complaints } = opened;
      await page.goto('/console/sign-in');
      await page.locator('h1').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.locator('button[type=submit]').click();
      expect(await violationsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    describe.each([...Map.groupBy(pages, ({ user }) => user)])('for %s', (user, visited) => {
      let opened: ConsolePage;
      beforeAll(async () => {
        opened = await world.open(options);
        if (user === 'operator') await signInAs(opened.page, operator, '/me');
        else await signIn(opened.page, user, '/me');
      });
      afterAll(() => opened?.[Symbol.asyncDispose]());

      test.each(visited)(
        '$path has no violations, and needs no sideways scrolling',
        async ({ path, ready = 'main h1, main h2' }) => {
          const { page, complaints } = opened;
          // From elsewhere, whose heading has to be gone before one of this page is waited for.
          const elsewhere = path === '/nowhere' ? '/me' : '/nowhere';
          await goTo(page, elsewhere);
          await page.locator('main h1').waitFor();
          const heading = await page.locator('main h1').elementHandle();
          await goTo(page, path);
          await heading?.waitForElementState('hidden');
          await page.locator(ready).first().waitFor();
          await page.waitForLoadState('networkidle');
          expect(await violationsOf(page)).toEqual([]);
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(overflow).toBeLessThanOrEqual(0);
          // Of what is not there, which some pages are about, the browser tells by itself.
          expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
        },
      );
    });
  });
});
