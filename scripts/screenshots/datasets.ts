import type { Shot } from './shot.ts';

export const datasetShots: readonly Shot[] = [
  { name: 'datasets', user: 'viewer', path: '/datasets' },
  { name: 'datasets-search', user: 'exec', path: '/datasets?q=revenue' },
  {
    name: 'dataset-chosen',
    user: 'viewer',
    path: '/datasets/SeatsSubscriptionsAndRevenue',
    act: async (page) => {
      for (const box of [2, 4, 6]) await page.getByRole('checkbox').nth(box).click();
    },
  },
  {
    name: 'dataset-code',
    user: 'exec',
    path: '/datasets/OfficeUsage',
    act: async (page) => {
      for (const box of [2, 4, 6]) await page.getByRole('checkbox').nth(box).click();
      const bar = page.locator('section').filter({ has: page.locator('a[href*=workbench]') });
      await bar.getByRole('button').last().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'dataset', user: 'viewer', path: '/datasets/SeatsSubscriptionsAndRevenue' },
  {
    name: 'dataset-metrics',
    user: 'viewer',
    path: '/datasets/SeatsSubscriptionsAndRevenue',
    act: (page) => page.getByRole('tab').last().click(),
  },
];
