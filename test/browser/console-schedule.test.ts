import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '../../console/src/schedule/schedule.ts';
import { clockChanges } from '../../console/src/schedule/zone.ts';
import {
  type ConsolePage,
  type ConsoleWorld,
  consoleWorld,
  goTo,
  signIn,
} from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

const ZONE = 'America/Los_Angeles';
/** A query that the service brings. */
const AZURE = 'd1a4d75e-5ca8-4847-845f-ee0a9be6f07b';
const REFUSAL =
  'CallbackUrl: 127.0.0.1 is a loopback address. StartTime must be at least 9 hours from now.';
const NEW = `/reports/new?queryId=${AZURE}`;

const clockIn = (zone: string, time: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(time));

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

const open = async (page: Page, path: string): Promise<void> => {
  await goTo(page, '/me');
  await page.getByRole('heading', { name: 'Who am I', level: 1 }).waitFor();
  await goTo(page, path);
  await page.locator('main form').waitFor();
};

/** What is sent by the next call of the kind, and what comes back. */
const sent = async (page: Page, method: string, act: () => Promise<void>) => {
  const isCall = (request: Request) =>
    request.method() === method && request.url().includes('/ScheduledReport');
  const [response] = await Promise.all([
    page.waitForResponse((answer) => isCall(answer.request())),
    act(),
  ]);
  const { value } = (await response.json()) as { value: Record<string, unknown>[] };
  return { body: response.request().postDataJSON(), report: value[0] ?? {} };
};

describe.skipIf(!BROWSER)(`a report's schedule${missing}`, () => {
  let world: ConsoleWorld;
  let opened: ConsolePage;
  let page: Page;
  beforeAll(async () => {
    world = await consoleWorld();
    opened = await world.open({ timezoneId: ZONE });
    page = opened.page;
    await signIn(page, 'exec', '/me');
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  /** By Tab alone, from where the focus is. */
  const tabTo = async (selector: string): Promise<void> => {
    const isThere = `document.activeElement.matches(${JSON.stringify(selector)})`;
    for (let stops = 0; stops < 40; stops++) {
      if (await page.evaluate(isThere)) return;
      await press('Tab');
    }
    throw new Error(`No Tab leads to ${selector}.`);
  };

  test('is made by the keyboard alone', async () => {
    await open(page, '/reports/new');
    await page.waitForFunction("document.activeElement.matches('[data-page-heading]')");
    await tabTo('[role=combobox]');
    await page.keyboard.type('Azure usage');
    await page.getByRole('option', { name: /^Azure usage/ }).waitFor();
    await press('ArrowDown', 'Enter');
    await page.getByText('FROM AzureUsage').waitFor();
    await tabTo('input[type=radio][value=weekly]');
    await press('ArrowUp');
    await page.getByText('renewed every 4 days').waitFor();
    await tabTo('input[type=radio][value=never]');
    await press('ArrowRight');
    await tabTo('input[inputmode=numeric]');
    await press('Control+a');
    await page.keyboard.type('3');
    await page
      .getByText(/Every 24 hours, from .+ UTC \(06:00 your time\), 3 times, until/)
      .waitFor();
    await tabTo('button[type=submit]');
    const { body, report } = await sent(page, 'POST', () => press('Enter'));
    await page.waitForURL(`**/reports/${report.reportId}`);
    await page.getByText('“Azure usage” is scheduled.').waitFor();
    expect(body).toMatchObject({ QueryId: AZURE, RecurrenceInterval: 24, RecurrenceCount: 3 });
    expect(clockIn(ZONE, String(report.startTime))).toBe('06:00');
    expect(opened.complaints).toEqual([]);
  });

  test('says what is wrong as it is typed, and what would be right', async () => {
    await open(page, NEW);
    const create = page.getByRole('button', { name: 'Create report' });
    const value = await field(page, 'First run on').inputValue();
    await field(page, 'First run on').fill('2020-01-01');
    await page.getByText(/It must be at least 4 hours ahead: .+ or later\./).waitFor();
    await page.getByText('Complete the schedule to see when it runs.').waitFor();
    await page.getByRole('button', { name: /^Take / }).click();
    await page.getByText(/^Every 168 hours \(7 days\), from/).waitFor();
    await field(page, 'First run on').fill(value);
    await page.getByLabel('Another interval').check();
    await field(page, 'Every').fill('12');
    await page.getByText('Give whole hours, 24 to 2,160.').waitFor();
    await field(page, 'Every').fill('48');
    await page.getByText(/^Every 48 hours \(2 days\), from/).waitFor();
    await field(page, 'Callback address').fill('example.com');
    await page.getByText('Give a whole address').waitFor();
    await create.click();
    expect(await field(page, 'Callback address').evaluate('document.activeElement.type')).toBe(
      'url',
    );
    await page.getByText('One field needs your attention.').waitFor();
  });

  test('shows what the service refuses at its field', async () => {
    await open(page, NEW);
    await field(page, 'Callback address').fill('http://127.0.0.1/hook');
    // The sample world allows such addresses.
    await page.route('**/ScheduledReport', (route) =>
      route.fulfill({ status: 400, json: { message: REFUSAL, statusCode: 400, value: [] } }),
    );
    await sent(page, 'POST', () => page.getByRole('button', { name: 'Create report' }).click());
    const callback = field(page, 'Callback address');
    await page.unroute('**/ScheduledReport');
    await page.locator('main [lang=en]', { hasText: 'CallbackUrl: 127.0.0.1 is' }).waitFor();
    await page.locator('main [lang=en]', { hasText: 'StartTime must be at least' }).waitFor();
    expect(await callback.getAttribute('aria-invalid')).toBe('true');
    await callback.fill('');
    await page.getByText('CallbackUrl: 127.0.0.1').waitFor({ state: 'detached' });
    expect(opened.complaints.splice(0)).toEqual([expect.stringContaining('status of 400')]);
  });

  test('can be to run once, now, over another time', async () => {
    await open(page, NEW);
    await page.getByLabel('Once, now').check();
    await field(page, 'From').fill('2026-01-01T00:00');
    await page.getByText('The time that you gave.').waitFor();
    await page.locator('select').first().selectOption('jsonl');
    const { body, report } = await sent(page, 'POST', () =>
      page.getByRole('button', { name: 'Run now' }).click(),
    );
    await page.waitForURL(`**/reports/${report.reportId}`);
    await page.getByText('has been put into the queue').waitFor();
    expect(body).toEqual({
      ...{ ReportName: 'Azure usage', QueryId: AZURE, ExecuteNow: true, Format: 'jsonl' },
      ...{ Description: expect.any(String), QueryStartTime: '2026-01-01T08:00:00Z' },
    });
  });

  test('is shown by the reader’s clocks and by UTC, over their changes too', async () => {
    await open(page, NEW);
    const now = new Date();
    const [change] = clockChanges(ZONE, {
      from: new Date(now.getTime() + 3 * DAY),
      before: new Date(now.getTime() + 300 * DAY),
    });
    if (!change) throw new Error('Clocks change twice a year there.');
    const before = new Date(change.at.getTime() - 2 * DAY).toISOString().slice(0, 10);
    await page.getByLabel('Every day').check();
    await field(page, 'First run on').fill(before);
    await field(page, 'At').fill('22:30');
    const runs = page.getByRole('table', { name: 'Next runs' });
    await runs.getByText(/Clocks change by .1 hour/).waitFor();
    const rows = await runs.getByRole('row').allInnerTexts();
    expect(rows[1]).toContain('22:30');
    const isForward = change.after > change.before;
    expect(rows.at(-1)).toContain(isForward ? '23:30' : '21:30');
    await page
      .getByText(/runs at 2[13]:30 your time, no longer at 22:30/)
      .first()
      .waitFor();
    const hereTime = await field(page, 'At').inputValue();
    await page.getByRole('radio', { name: 'UTC', exact: true }).check();
    expect(await field(page, 'At').inputValue()).not.toBe(hereTime);
    expect(rows[1]).toContain(await field(page, 'At').inputValue());
  });

  test('is shown on a calendar that keys move about', async () => {
    await open(page, NEW);
    const grid = page.getByRole('grid');
    const days = grid.getByRole('button', { name: /06:00, .+, 1 run/ });
    const first = await days.first().getAttribute('aria-label');
    await days.first().focus();
    await press('ArrowDown');
    const chosen = grid.locator('[aria-pressed=true]');
    const next = await chosen.getAttribute('aria-label');
    expect(next).not.toBe(first);
    expect(next).toContain('1 run');
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(next);
    await press('ArrowLeft');
    expect(await chosen.getAttribute('aria-label')).toContain('no run');
    const month = await page.locator('h3[aria-live]').innerText();
    await press('PageDown');
    expect(await page.locator('h3[aria-live]').innerText()).not.toBe(month);
  });

  test('is edited: what was changed is sent, and nothing else', async () => {
    await open(page, NEW);
    const { report } = await sent(page, 'POST', () =>
      page.getByRole('button', { name: 'Create report' }).click(),
    );
    await page.waitForURL(`**/reports/${report.reportId}`);
    await goTo(page, `/reports/${report.reportId}/edit`);
    await page.getByText('Nothing has been changed yet.').waitFor();
    await page.getByLabel('Every 30 days').check();
    await page.getByRole('textbox', { name: 'Name of the report' }).fill('Azure, each month');
    await page.getByText(/^Every 720 hours \(30 days\), from/).waitFor();
    const { body } = await sent(page, 'PUT', () =>
      page.getByRole('button', { name: 'Save changes' }).click(),
    );
    expect(body).toEqual({ ReportName: 'Azure, each month', RecurrenceInterval: 720 });
    await page.getByText('The changes to “Azure, each month” are saved.').waitFor();
    await page.getByRole('button', { name: 'Close this message' }).click();
    await page.getByText('are saved.').waitFor({ state: 'detached' });
    expect(opened.complaints).toEqual([]);
  });
});
