import { accountOf } from '../../test/browser/support/console-world.ts';
import type { Shot } from './shot.ts';

const CONTOSO = accountOf('exec').tenantId;

export const operatorShots: readonly Shot[] = [
  { name: 'operator', user: 'operator', path: '/operator' },
  {
    name: 'operator-whole',
    user: 'operator',
    path: '/operator',
    act: (page) => page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height: 2600 }),
  },
  { name: 'operator-partners', user: 'operator', path: '/operator/partners' },
  { name: 'operator-partner', user: 'operator', path: `/operator/partners/${CONTOSO}` },
  {
    name: 'operator-user-form',
    user: 'operator',
    path: `/operator/partners/${CONTOSO}`,
    act: async (page) => {
      await page.locator('main section button').first().click();
      await page.getByRole('dialog').getByRole('checkbox').first().check();
      await page.getByRole('dialog').getByRole('radio').nth(1).check();
    },
  },
  { name: 'operator-failures', user: 'operator', path: '/operator/failures?period=week' },
  { name: 'operator-audit', user: 'operator', path: '/operator/audit' },
];
