import type { Shot } from './shot.ts';

export const reportShots: readonly Shot[] = [
  { name: 'reports', user: 'exec', path: '/reports' },
  { name: 'reports-empty', user: 'seattle', path: '/reports' },
  { name: 'report', user: 'exec', path: '/reports/{report}' },
  {
    name: 'report-run',
    user: 'exec',
    path: '/reports/{report}',
    act: async (page) => {
      await page.locator('tbody button[aria-expanded]').nth(1).click();
      await page
        .locator('tbody dl')
        .evaluate('(details) => details.scrollIntoView({ block: "center" })');
    },
  },
  {
    name: 'report-callbacks',
    user: 'exec',
    path: '/reports/{report}',
    act: (page) => page.getByRole('tab').last().click(),
  },
];
