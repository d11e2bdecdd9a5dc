import { expect, test } from 'vitest';
import { auditQuery, readAuditSearch } from './audit-search.ts';

test('an address holds what is no default, and nothing else', () => {
  expect(readAuditSearch({ period: 'week', outcome: 'well', action: '', other: 1 })).toEqual({});
  const search = {
    period: 'all',
    outcome: 'refused',
    action: 'link.use',
    actor: 'a',
    partner: 't',
  };
  expect(readAuditSearch(search)).toEqual(search);
});

test('a period begins so many days before now, or with the trail itself', () => {
  const now = new Date('2026-03-08T12:00:00Z');
  expect(auditQuery({ actor: 'ada' }, now)).toEqual({
    ...{ actor: 'ada', from: new Date('2026-03-01T12:00:00Z') },
  });
  expect(auditQuery({ period: 'all', partner: 't' }, now)).toEqual({ tenantId: 't' });
});
