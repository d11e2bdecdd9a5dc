import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, clockOf } from './support/api-of.ts';
import { violationsOf } from './support/axe.ts';
import {
  type ConsolePage,
  type ConsoleWorld,
  consoleWorld,
  goTo,
  signIn,
} from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';
import { callbackReceiver, createDaily, withoutDataset } from './support/rich-reports.ts';

/** As it is sent, still compressed. */
const bytesOf = (url: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) =>
      resolve(buffer(response)),
    ).on('error', reject);
  });

describe.skipIf(!BROWSER)(`reports in the console${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  let page: Page;
  let receiver: Awaited<ReturnType<typeof callbackReceiver>>;
  let clock: ReturnType<typeof clockOf>;
  let reportId: string;

  beforeAll(async () => {
    world = await consoleWorld({ clock: 'virtual' });
    clock = clockOf(world);
    receiver = await callbackReceiver();
    opened = await world.open();
    page = opened.page;
    await signIn(page, 'exec', '/reports');
    await page.getByText('No reports yet').waitFor();
    const report = await createDaily(world, await apiOf(world), {
      ...{ reportName: 'Daily profile', query: 'SELECT MPNId, PartnerName FROM Profile' },
      callbackUrl: receiver.url,
    });
    reportId = report.reportId;
    await clock.advance(24);
  }, 120_000);
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await receiver?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  /** The page anew: the clock has moved on behind its back. */
  async function visit(path: string): Promise<void> {
    await goTo(page, '/me');
    await page.getByRole('heading', { level: 1, name: 'Who am I' }).waitFor();
    await goTo(page, path);
  }
  const detail = () => visit(`/reports/${reportId}`);
  const rowOf = (outcome: string) => page.getByRole('row').filter({ hasText: outcome }).first();

  test('the run is in the list, and in the detail with its file', async () => {
    await visit('/reports');
    const row = page.getByRole('row', { name: /Daily profile/ });
    await row.getByText('Completed').first().waitFor();
    expect(await row.getByRole('img').first().getAttribute('aria-label')).toBe('1 of 1 completed');
    await page.getByRole('link', { name: 'Daily profile' }).click();
    await page.getByRole('heading', { level: 1, name: 'Daily profile' }).waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download the file of/ }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Daily profile.csv');
    const [execution] = await (await apiOf(world)).executions(reportId);
    const sent = await bytesOf(execution?.reportAccessSecureLink ?? '');
    const saved = await readFile(await download.path(), 'utf8');
    expect(saved).toBe(gunzipSync(sent).toString());
    expect(saved.split('\n')[0]).toBe('MPNId,PartnerName');
    await page
      .getByRole('button', { name: /^Details of the run/ })
      .last()
      .click();
    const sha256 = createHash('sha256').update(sent).digest('hex');
    await page.getByText(sha256).waitFor();
    await page.getByRole('button', { name: 'Show the manifest' }).click();
    await page.getByText('MPNId and PartnerName').waitFor();
    expect(await page.content()).not.toContain('sig=');
  });

  test('its callback is in the log, and a test one follows', async () => {
    await page.getByRole('tab', { name: 'Callbacks' }).click();
    await rowOf('Run completed').getByText('Delivered').waitFor();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await rowOf('Test').getByText('Delivered').waitFor({ timeout: 15_000 });
    expect(receiver.receiver.taken).toBe(2);
    await page.getByRole('button', { name: 'Show the secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show the secret' }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole('button', { name: 'Hide the secret' }).click();
    await page.getByText(/^whsec_/).waitFor({ state: 'detached' });
  });

  test('axe finds nothing, in light and dark, and down to 320 pixels', async () => {
    const found: string[] = [];
    const look = async (name: string) => {
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      const all = [...(await violationsOf(page)), ...(Number(overflow) > 0 ? ['overflow'] : [])];
      found.push(...all.map((one) => `${name}: ${one}`));
    };
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await look(`callbacks ${colorScheme}`);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await look('callbacks on a phone');
    await page.getByRole('tab', { name: 'Runs' }).click();
    await page
      .getByRole('button', { name: /^Details of the run/ })
      .last()
      .click();
    await look('a run on a phone');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').waitFor();
    await look('deleting on a phone');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('link', { name: 'All reports' }).click();
    await page.getByRole('row', { name: /Daily profile/ }).waitFor();
    await look('the list on a phone');
    await page.setViewportSize({ width: 1280, height: 900 });
    await look('the list in dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await look('the list');
    await page.getByRole('link', { name: 'Daily profile' }).click();
    await page
      .getByRole('button', { name: /^Details of the run/ })
      .last()
      .click();
    await look('a run');
    expect(found).toEqual([]);
  });

  test('pausing and resuming', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await page.locator('main header').getByText('Paused').waitFor();
    const [paused] = await (await apiOf(world)).reports({ reportId });
    expect(paused?.reportStatus).toBe('Paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });

  test('a failed run says why, and one that was missed what it stands for', async () => {
    await withoutDataset(world, 'Profile', () => clock.advance(24));
    await clock.advance(3 * 24, false);
    await clock.advance(1);
    await detail();
    await rowOf('Failed')
      .getByText(/No data has been loaded for dataset Profile/)
      .waitFor();
    await page.getByText('Stands for 3 missed times').waitFor();
    await page.getByLabel('Show runs').selectOption('failed');
    expect(await page.getByRole('button', { name: /^Details of the run/ }).count()).toBe(1);
  });

  test('one that waits is cancelled, and the next one waits', async () => {
    await page.getByLabel('Show runs').selectOption('waiting');
    await page.getByRole('button', { name: /^Details of the run/ }).click();
    await page.getByRole('button', { name: 'Cancel this run' }).click();
    await page.getByLabel('Show runs').selectOption('cancelled');
    await page
      .getByText(/^Cancelled by exec@contoso/)
      .first()
      .waitFor();
  });

  test('run now makes a report of its own, whose end is seen without a reload', async () => {
    await page.getByRole('button', { name: 'Run now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Run now' }).click();
    await page.getByRole('heading', { level: 1, name: 'Daily profile (run now)' }).waitFor();
    await page.getByRole('button', { name: /^Download the file of/ }).waitFor({ timeout: 20_000 });
    await page.locator('main header').getByText('Finished').waitFor();
  });

  test('deleting asks first', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText(/all their files go with it/).waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete report and files' }).click();
    await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    await page.getByText('1 report', { exact: true }).waitFor();
    expect(await (await apiOf(world)).reports()).toHaveLength(1);
  });

  test('of many reports those near the window are there, and all are counted', async () => {
    const client = await apiOf(world);
    const { queryId } = await client.createQuery({
      ...{ name: 'Many', query: 'SELECT MPNId FROM Profile' },
    });
    const startTime = await clock.hoursFromNow(48);
    for (let n = 100; n < 220; n += 1) {
      await client.createReport({
        ...{ reportName: `Report ${n}`, queryId, startTime, recurrenceInterval: 24 },
      });
    }
    await visit('/reports');
    await page.getByText('121 reports', { exact: true }).waitFor();
    const table = page.getByRole('table', { name: 'Your reports' });
    expect(await table.getAttribute('aria-rowcount')).toBe('122');
    expect(await table.getByRole('row').count()).toBeLessThan(60);
    await expect
      .poll(async () => {
        await page.keyboard.press('End');
        return page.getByRole('link', { name: 'Report 219' }).count();
      })
      .toBe(1);
    await page.getByLabel('Search reports').fill('report 150');
    await page.getByText('1 of 121 reports').waitFor();
    await page.getByRole('link', { name: 'Report 150' }).waitFor();
    // Its token ends as the clock moves on, and it gets another one.
    expect(opened.complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
