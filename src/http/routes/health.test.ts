import { expect, test } from 'vitest';
import { httpWorld } from '../testing/http-world.ts';

test('live says so, with the version', async () => {
  await using world = await httpWorld();
  expect((await world.app.inject('/health/live')).json()).toEqual({
    status: 'ok',
    version: '1.2.3',
  });
});

test('readiness names what fails, in the envelope', async () => {
  const broken = { problem: 'it is broken', run: () => Promise.reject(new Error('secret detail')) };
  const sound = { problem: 'never', run: async () => undefined };
  await using world = await httpWorld({ checks: { store: broken, disk: sound, files: broken } });
  const answer = await world.call('GET', '/health/ready');
  expect(answer.status).toBe(503);
  expect(answer.headers['x-error-code']).toBe('unavailable');
  expect(answer.body).toMatchObject({ statusCode: 503, value: [] });
  expect(answer.body.message).toContain('files: it is broken; store: it is broken.');
  expect(JSON.stringify(answer.body)).not.toContain('secret detail');
  expect(world.lines().join('')).toContain('secret detail');
});

test('readiness, liveness and metrics need no token', async () => {
  const sound = { problem: 'never', run: async () => undefined };
  await using world = await httpWorld({ checks: { store: sound } });
  const { app } = world;
  const ready = await app.inject('/health/ready');
  expect(ready.json()).toEqual({ status: 'ok', checks: { store: 'ok' } });
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  const metrics = await app.inject('/metrics');
  expect(metrics.statusCode).toBe(200);
  expect(metrics.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
});
