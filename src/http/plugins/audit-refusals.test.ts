import { expect, test } from 'vitest';
import { findAuditEvents } from '../../store/audit-events.ts';
import { API, type HttpWorld, httpWorld } from '../testing/http-world.ts';

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
      detail: { code: 'no_role', method: 'GET', path: `${API}/ScheduledReport` },
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

test('what is not there, or not right, is no refusal', async () => {
  await using world = await httpWorld();
  await world.call('GET', 'ScheduledReport?reportId=none');
  await world.call('POST', 'ScheduledQueries', { body: { Name: '' } });
  expect(await refusals(world)).toEqual([]);
});
