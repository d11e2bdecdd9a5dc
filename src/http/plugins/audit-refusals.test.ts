import { expect, test } from 'vitest';
import { findAuditEvents } from '../../store/audit-events.ts';
import { revokeExecutionLinks } from '../../store/executions.ts';
import { userRow } from '../../store/store.fixture.ts';
import { upsertUser } from '../../store/users.ts';
import { completedReport, secureLink } from '../testing/completed-report.ts';
import { API, type HttpWorld, httpWorld, TENANT } from '../testing/http-world.ts';

const refusals = async ({ store }: HttpWorld) =>
  (await findAuditEvents(store.db, { actions: ['request.refuse'], limit: 100 })).map((row) => ({
    ...row,
    detail: JSON.parse(row.detail),
  }));

test('a refusal is recorded with who, where from, and why', async () => {
  await using world = await httpWorld();
  const answer = await world.call('GET', 'ScheduledReport?reportName=x', { user: 'nobody' });
  expect(answer.status).toBe(403);
  expect(await refusals(world)).toMatchObject([
    {
      outcome: 'refused',
      actor_id: 'nobody',
      actor_name: 'nobody@contoso.example',
      address: '127.0.0.1',
      correlation_id: answer.headers['x-correlation-id'],
      target: `${API}/ScheduledReport`,
      detail: { code: 'no_role', method: 'GET' },
    },
  ]);
});

test('a forged token is recorded without it, and of a flood a part', async () => {
  await using world = await httpWorld();
  const headers = { authorization: 'Bearer forged-token' };
  for (let n = 0; n < 40; n += 1)
    await world.app.inject({ url: `${API}/ScheduledReport`, headers });
  const recorded = await refusals(world);
  expect(recorded).toHaveLength(30);
  expect(recorded[0]).toMatchObject({ actor_id: null, detail: { code: 'token_invalid' } });
  expect(JSON.stringify(recorded)).not.toContain('forged-token');
});

test('the addresses of one IPv6 network are one flood', async () => {
  await using world = await httpWorld();
  for (let n = 1; n <= 40; n += 1) {
    await world.app.inject({ url: `${API}/ScheduledReport`, remoteAddress: `2001:db8::${n}` });
  }
  expect(await refusals(world)).toHaveLength(30);
});

test('what is not there, or not right, is no refusal', async () => {
  await using world = await httpWorld();
  await world.call('GET', 'ScheduledReport?reportId=none');
  await world.call('POST', 'ScheduledQueries', { body: { Name: '' } });
  expect(await refusals(world)).toEqual([]);
});

test('a refused link is recorded by its execution, with the true reason and without its signature', async () => {
  await using world = await httpWorld();
  const { reportId, executionId } = await completedReport(world, 'rows\n');
  const link = await secureLink(world, reportId);
  await world.app.inject(link.replace(/sig=.*/, 'sig=forged'));
  await upsertUser(world.store.db, userRow({ user_id: 'exec', disabled: 1, tenant_id: TENANT }));
  expect((await world.app.inject(link)).statusCode).toBe(403);
  await revokeExecutionLinks(world.store.db, executionId);
  expect((await world.app.inject(link)).statusCode).toBe(403);
  const rows = await findAuditEvents(world.store.db, { actions: ['link.refuse'], limit: 100 });
  const details = rows.map(({ detail }) => JSON.parse(detail));
  expect(rows.map(({ target }, at) => [target, details[at].code, details[at].reason])).toEqual([
    [executionId, 'link_invalid', 'altered'],
    [executionId, 'owner_disabled', undefined],
    [executionId, 'link_invalid', 'revoked'],
  ]);
  expect(JSON.stringify(rows)).not.toContain(new URLSearchParams(link).get('sig'));
});
