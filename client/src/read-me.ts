import { fieldsOf } from './fields.ts';
import type { Me, MyLocation, MyRole } from './types.ts';

export function readMe(raw: unknown): Me {
  const { text, flag, list } = fieldsOf(raw);
  return {
    userId: text('userId') ?? '',
    userName: text('userName') ?? '',
    displayName: text('displayName') ?? '',
    kind: text('kind') === 'application' ? 'application' : 'user',
    tenantId: text('tenantId') ?? '',
    partnerName: text('partnerName') ?? '',
    accountId: text('accountId'),
    roles: list('roles').map(readRole),
    wholeAccount: flag('wholeAccount'),
    locations: list('locations').map(readLocation),
    withheld: list('withheld').map(String),
    isOperator: flag('isOperator'),
  };
}

export function readRole(raw: unknown): MyRole {
  const { text, list } = fieldsOf(raw);
  const locations = list('locations').map(String);
  return { role: text('role') ?? '', locations: locations.length === 0 ? null : locations };
}

export function readLocation(raw: unknown): MyLocation {
  const { text } = fieldsOf(raw);
  return { id: text('id') ?? '', name: text('name') ?? '' };
}
