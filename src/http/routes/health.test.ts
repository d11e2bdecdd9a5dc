import { expect, test } from 'vitest';
import { httpWorld } from '../testing/http-world.ts';

test('live says so, with the version', async () => {
  await using world = await httpWorld();
  expect((await world.app.inject('/health/live')).json()).toEqual({
    status: 'ok',
    version: '1.2.3',
  });
});

test('ready as long as the store answers', async () => {
  await using world = await httpWorld();
  expect((await world.app.inject('/health/ready')).json()).toEqual({ status: 'ok' });
  await world.store.close();
  const answer = await world.app.inject('/health/ready');
  expect(answer.statusCode).toBe(503);
  expect(answer.json().message).toContain('the store does not answer');
  expect(answer.headers['x-error-code']).toBe('unavailable');
});
