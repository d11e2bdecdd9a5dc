import { expect, test } from 'vitest';
import { failureQuery, isFiltered, readFailureSearch } from './failure-search.ts';

test('an address holds what is no default, and nothing else', () => {
  expect(readFailureSearch({ period: 'day', status: 'Failed', partner: '', other: 1 })).toEqual({});
  const search = { period: 'week', status: 'Skipped', partner: 't', reason: 'disk' };
  expect(readFailureSearch(search)).toEqual(search);
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ reason: 'disk' })).toBe(true);
});

test('the question is the same within a minute', () => {
  const at = (time: string) => failureQuery({ partner: 't' }, new Date(time));
  expect(at('2026-03-02T12:00:05Z')).toEqual({
    ...{ status: 'Failed', tenantId: 't', from: new Date('2026-03-01T12:00:00Z') },
  });
  expect(at('2026-03-02T12:00:59Z')).toEqual(at('2026-03-02T12:00:05Z'));
});
