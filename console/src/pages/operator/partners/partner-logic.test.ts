import { expect, test } from 'vitest';
import { locationsText, readLocations } from './locations-text.ts';
import { makePassword } from './make-password.ts';
import { isComplete, rolesOf, scopesOf } from './roles-model.ts';
import { searchPartners } from './search-partners.ts';

test('grants of one role are one, over all that any reaches', () => {
  const scopes = scopesOf([
    { role: 'report-viewer', locations: ['1', '2'] },
    { role: 'report-viewer', locations: ['2', '3'] },
    { role: 'executive-report-viewer', locations: ['1'] },
    { role: 'executive-report-viewer', locations: null },
  ]);
  expect(scopes).toEqual({
    'executive-report-viewer': 'account',
    'report-viewer': ['1', '2', '3'],
  });
  expect(rolesOf(scopes)).toEqual([
    { role: 'executive-report-viewer', locations: null },
    { role: 'report-viewer', locations: ['1', '2', '3'] },
  ]);
});

test('no role is whole, one over no location is not', () => {
  expect(isComplete(scopesOf([]))).toBe(true);
  expect(rolesOf(scopesOf([]))).toEqual([]);
  expect(isComplete({ ...scopesOf([]), 'report-viewer': [] })).toBe(false);
});

test('locations are read as they are written', () => {
  const locations = [
    { id: '1001', name: 'Ulm, West' },
    { id: '1002', name: '서울' },
  ];
  expect(readLocations(locationsText(locations))).toEqual({ locations });
  expect(readLocations(' 1 ,  Ulm \n\n')).toEqual({ locations: [{ id: '1', name: 'Ulm' }] });
  expect(readLocations('1, Ulm\n2')).toEqual({ wrongLine: 2 });
  expect(readLocations(', Ulm')).toEqual({ wrongLine: 1 });
});

test('partners are found by all words, in name, account or id', () => {
  const partner = (name: string, accountId: string) => ({
    ...{ name, accountId, tenantId: `t-${accountId}`, locations: [], disabled: false },
    createdTime: null,
  });
  const all = [partner('Contoso Ltd', '1001000'), partner('Fabrikam', '2002000')];
  expect(searchPartners(all, ' ')).toEqual(all);
  expect(searchPartners(all, 'LTD 1001')).toEqual([all[0]]);
  expect(searchPartners(all, 't-2002')).toEqual([all[1]]);
  expect(searchPartners(all, 'contoso 2002')).toEqual([]);
});

test('a password is long, fair, and another each time', () => {
  expect(makePassword()).toMatch(/^[a-zA-Z2-9]{20}$/);
  expect(makePassword()).not.toBe(makePassword());
  // 255 is beyond the last whole round: it counts for no letter.
  let round = 0;
  const bytes = (array: Uint8Array) => array.fill(round++ === 0 ? 255 : 0);
  expect(makePassword(bytes)).toBe('a'.repeat(20));
});
