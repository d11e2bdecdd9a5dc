import type { Page } from 'playwright-core';
import type { Shot } from './shot.ts';
import { runToChart, workbench } from './workbench.ts';

const activity = [
  'SELECT Month, CustomerSegment, TotalMonthlyActiveUsers',
  'FROM OfficeUsage',
  'ORDER BY Month ASC',
  'TIMESPAN LIFETIME',
].join('\n');

/** As high as the page is, so that the whole chart is in the picture. */
async function wholeChart(page: Page): Promise<void> {
  await runToChart(page);
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width: 1280, height });
}

/** The pictures of the README. */
export const readmeShots: readonly Shot[] = [
  { name: 'console-workbench', user: 'exec', path: workbench(activity), act: wholeChart },
  { name: 'console-report', user: 'exec', path: '/reports/{report}' },
];
