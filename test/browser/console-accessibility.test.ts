import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './support/axe.ts';
import {
  type ConsoleWorld,
  consoleWorld,
  type SampleUser,
  signIn,
} from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

/** Every page; those who add one add its line. */
const pages: readonly { readonly path: string; readonly user: SampleUser }[] = [
  { path: '/datasets', user: 'viewer' },
  { path: '/datasets?q=nothing-of-this-name', user: 'viewer' },
  { path: '/datasets/SeatsSubscriptionsAndRevenue', user: 'viewer' },
  { path: '/datasets/Nothing', user: 'viewer' },
  { path: '/me', user: 'viewer' },
  { path: '/me', user: 'nobody' },
  { path: '/nowhere', user: 'exec' },
];

const looks: readonly [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['light on a phone', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
];

describe.skipIf(!BROWSER)(`the console, as axe sees it${missing}`, () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await consoleWorld();
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

    test.each(pages)(
      '$path of $user has no violations, and needs no sideways scrolling',
      async ({ path, user }) => {
        await using opened = await world.open(options);
        const { page, complaints } = opened;
        await signIn(page, user, path);
        await page.locator('main h1, main h2').first().waitFor();
        expect(await violationsOf(page)).toEqual([]);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
      },
    );
  });
});
