import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { consoleWorld, signIn, signInAs } from '../test/browser/support/console-world.ts';
import { callbackReceiver, makeRichReports } from '../test/browser/support/rich-reports.ts';
import { datasetShots } from './screenshots/datasets.ts';
import { meShots } from './screenshots/me.ts';
import { operatorShots } from './screenshots/operator.ts';
import { readmeShots } from './screenshots/readme.ts';
import { reportShots } from './screenshots/reports.ts';
import { scheduleReportShots } from './screenshots/schedule-report.ts';
import type { Shot } from './screenshots/shot.ts';
import { signInShots } from './screenshots/sign-in.ts';
import { workbenchShots } from './screenshots/workbench.ts';

/**
 * Pictures of every page of the console in `screenshots/`, for looking at; with a word given, of those
 * whose name begins with it. With `readme`, those of the README, in `docs/images/`.
 */
const [beginning = ''] = process.argv.slice(2);
const isReadme = beginning === 'readme';
const folder = join(import.meta.dirname, isReadme ? '../docs/images' : '../screenshots');

const readmeLooks: Readonly<Record<string, BrowserContextOptions>> = {
  '': { colorScheme: 'light', viewport: { width: 1280, height: 960 }, deviceScaleFactor: 1.5 },
};

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', timezoneId: 'America/Los_Angeles' },
  dark: { colorScheme: 'dark', timezoneId: 'America/Los_Angeles' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  korean: { colorScheme: 'light', locale: 'ko-KR', timezoneId: 'Asia/Seoul' },
};

const shots: readonly Shot[] = [
  ...signInShots,
  ...datasetShots,
  ...workbenchShots,
  ...reportShots,
  ...scheduleReportShots,
  ...meShots,
  ...operatorShots,
];

const wanted = isReadme ? readmeShots : shots.filter(({ name }) => name.startsWith(beginning));
const showsReports = wanted.some(({ path }) => path.startsWith('/reports'));
await using world = await consoleWorld(showsReports ? { clock: 'virtual' } : {});
await using callbacks = await callbackReceiver();
const report = showsReports ? await makeRichReports(world, callbacks.url) : '';
const operator = await world.makeOperator();
if (wanted.some(({ user }) => user === 'operator')) await world.makeHistory();
if (!beginning) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [look, options] of Object.entries(isReadme ? readmeLooks : looks)) {
  for (const shot of wanted) await take(shot, look, options);
}

async function take(
  { name, user, path, act }: Shot,
  look: string,
  options: BrowserContextOptions,
): Promise<void> {
  await using opened = await world.open(options);
  const { page } = opened;
  if (user === 'operator') await signInAs(page, operator, path);
  else if (user) await signIn(page, user, path.replace('{report}', report));
  else await page.goto(path);
  await act?.(page);
  await page.waitForLoadState('networkidle');
  const file = [name, look].filter(Boolean).join('-');
  await page.screenshot({ path: join(folder, `${file}.png`) });
  if (opened.complaints.length > 0) console.error(name, look, opened.complaints);
}
