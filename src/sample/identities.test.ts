import { expect, test } from 'vitest';
import { isUuid } from '../kernel/ids.ts';
import { sampleIdentities } from './identities.ts';
import { accountPlans } from './world/account-plans.ts';

const { partners, users, applications } = sampleIdentities;

test('every partner is an account of the world', () => {
  const accounts = accountPlans.map(({ id, name }) => `${id} ${name}`);
  for (const { accountId, name } of partners) expect(accounts).toContain(`${accountId} ${name}`);
});

test('everybody belongs to a partner and has an id and a name of their own', () => {
  const tenants = partners.map(({ tenantId }) => tenantId);
  for (const { tenantId } of [...users, ...applications]) expect(tenants).toContain(tenantId);
  const ids = [
    ...tenants,
    ...users.map(({ userId }) => userId),
    ...applications.map(({ clientId }) => clientId),
  ];
  expect(ids.every(isUuid)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(users.map(({ userName }) => userName)).size).toBe(users.length);
});

test('roles on locations name locations of the own account', () => {
  const scoped = users.flatMap((user) =>
    user.roles.flatMap(({ locations }) =>
      (locations ?? []).map((location) => ({ user, location })),
    ),
  );
  expect(scoped.length).toBeGreaterThan(0);
  for (const { user, location } of scoped) {
    const accountId = partners.find(({ tenantId }) => tenantId === user.tenantId)?.accountId;
    const plan = accountPlans.find(({ id }) => id === accountId);
    const place = Number(location) - Number(accountId);
    expect(place).toBeGreaterThanOrEqual(1);
    expect(place).toBeLessThanOrEqual(plan?.locations.length ?? 0);
  }
});
