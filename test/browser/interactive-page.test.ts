import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApi } from '../../src/app/start-api.ts';
import { startServer } from '../../src/app/start-server.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { sampleIdentities } from '../../src/sample/identities.ts';
import { BROWSER, launchBrowser, missing } from './support/find-browser.ts';

describe.skipIf(!BROWSER)(`the interactive API page${missing}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  let server: RunningApi;
  let browser: Browser;

  beforeAll(async () => {
    const home = join(folder, 'home');
    const settings = { home, port: 0, sample: true, sampleScale: 0.005, logLevel: 'error' };
    server = await startServer(loadConfig(settings, {}));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop('now');
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['a desktop', { width: 1280, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ])(
    'authorizes and tries out the datasets call on %s, without a complaint',
    async (_, viewport) => {
      const page = await browser.newPage({ viewport });
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });

      await page.goto(`${server.url}/insights/v1/mpn/swagger/index.html`);
      await page.locator('.auth-wrapper .authorize').click();
      await page
        .locator('.modal-ux input')
        .first()
        .fill(await signIn(server.url));
      await page.locator('.modal-ux .btn.authorize').first().click();
      await page.locator('.modal-ux .btn-done').first().click();
      const call = page.locator('.opblock', {
        has: page.locator('[data-path="/insights/v1/mpn/ScheduledDataset"]'),
      });
      await call.locator('.opblock-summary-control').click();
      await call.getByRole('button', { name: 'Try it out' }).click();
      await call.getByRole('button', { name: 'Execute' }).click();

      const answer = call.locator('.live-responses-table');
      expect(await answer.locator('.response-col_status').last().innerText()).toContain('200');
      expect(await answer.locator('.response-col_description').last().innerText()).toContain(
        '"message": "Dataset fetched successfully"',
      );
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});

async function signIn(url: string): Promise<string> {
  const [user] = sampleIdentities.users;
  const [application] = sampleIdentities.applications;
  const response = await fetch(`${url}/${user?.tenantId}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      resource: 'https://api.partnercenter.microsoft.com',
      client_id: application?.clientId ?? '',
      client_secret: application?.secret ?? '',
      username: user?.userName ?? '',
      password: user?.password ?? '',
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
