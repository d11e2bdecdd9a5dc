import { expect, test } from 'vitest';
import { byPartner } from './print-list.ts';

test('what belongs to partners is in the order of their names', () => {
  const names = new Map([
    ['2', 'Alpine'],
    ['1', 'Fjord'],
  ]);
  const views = ['1', '2', '1'].map((tenantId, at) => ({ tenantId, at }));
  expect(byPartner(views, names).map(({ at }) => at)).toEqual([1, 0, 2]);
});
