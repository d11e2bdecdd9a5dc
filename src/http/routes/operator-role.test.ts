import { expect, test } from 'vitest';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { findAuditEvents } from '../../store/audit-events.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import { accessWorld, OPERATOR, OPERATOR_CLIENT } from '../testing/access-world.ts';
import { RESOURCE } from '../testing/http-world.ts';

const partners = { method: 'GET', url: '/admin/partners' } as const;

test('taking the role away works at once, for a token that is out already', async () => {
  await using world = await accessWorld();
  const { access_token } = await world.signIn('operator');
  expect((await world.ask(access_token, partners)).status).toBe(200);
  const url = `/admin/users/${OPERATOR}`;
  const taken = await world.ask(access_token, { method: 'PUT', url, body: { roles: [] } });
  expect(taken.body.value[0].outcome).toBe('changed');
  const refused = await world.ask(access_token, partners);
  expect([refused.status, refused.headers['x-error-code']]).toEqual([403, 'operator_only']);
  expect(refused.body.message).toContain('olga@operators.example');
});

test('so does disabling the operator: 401', async () => {
  await using world = await accessWorld();
  const { access_token } = await world.signIn('operator');
  const url = `/admin/users/${OPERATOR}`;
  await world.ask(access_token, { method: 'PUT', url, body: { disabled: true } });
  const refused = await world.ask(access_token, partners);
  expect([refused.status, refused.headers['x-error-code']]).toEqual([401, 'token_invalid']);
});

test('an application of the operators works for itself, with the role only', async () => {
  await using world = await accessWorld();
  const { body } = await world.askToken(OPERATOR_TENANT, {
    ...{ grant_type: 'client_credentials', client_id: OPERATOR_CLIENT, resource: RESOURCE },
    client_secret: 'secret of an application',
  });
  const url = `/admin/applications/${OPERATOR_CLIENT}`;
  expect((await world.ask(body.access_token, partners)).status).toBe(403);
  const roles = [{ role: 'operator' }];
  await world.as('operator', { method: 'PUT', url, body: { roles } });
  expect((await world.ask(body.access_token, partners)).status).toBe(200);
});

test('the role means nothing to a user of a partner, however it came about', async () => {
  await using world = await accessWorld();
  const row = { assignment_id: 'a', principal_id: 'nobody', role: 'operator', locations: null };
  await replaceRoleAssignments(world.store.db, 'nobody', [row]);
  for (const url of ['/admin/partners', 'ScheduledDataset']) {
    expect((await world.as('nobody', { method: 'GET', url })).status).toBe(403);
  }
});

test('a partner’s role in the operators’ tenant shows no data', async () => {
  await using world = await accessWorld();
  const role = 'executive-report-viewer';
  const row = { assignment_id: 'a', principal_id: OPERATOR, role, locations: null };
  await replaceRoleAssignments(world.store.db, OPERATOR, [row]);
  for (const url of ['/admin/partners', 'ScheduledDataset']) {
    expect((await world.as('operator', { method: 'GET', url })).status).toBe(403);
  }
});

test('whoever tries is recorded', async () => {
  await using world = await accessWorld();
  const { headers } = await world.as('viewer', partners);
  const [event] = await findAuditEvents(world.store.db, {
    ...{ actions: ['request.refuse'], limit: 10 },
  });
  expect(event).toMatchObject({
    ...{ outcome: 'refused', actor_id: 'viewer', actor_name: 'viewer@contoso.example' },
    correlation_id: headers['x-correlation-id'],
    detail: '{"code":"operator_only","method":"GET"}',
  });
});
