import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimDelivery } from '../../reports/callbacks/claim-delivery.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import { type CallbacksHttpWorld, callbacksHttpWorld } from '../testing/callbacks-http-world.ts';
import { NOW } from '../testing/http-world.ts';

let world: CallbacksHttpWorld;
beforeAll(async () => {
  world = await callbacksHttpWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const get = (user = 'exec') => world.call('GET', 'CallbackSecret', { user });
const rotate = (user = 'exec') => world.call('POST', 'CallbackSecret/rotate', { user });

test('is made once, and the old one ends 24 hours after a rotation', async () => {
  const [{ secret }, ...others] = (await get()).body.value;
  expect(others).toEqual([]);
  expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
  expect((await get()).body.value).toMatchObject([{ secret, expiresTime: null }]);
  const rotated = await rotate();
  expect(rotated.headers['cache-control']).toBe('no-store');
  const [fresh, old] = rotated.body.value;
  expect(fresh.expiresTime).toBeNull();
  expect(fresh.secret).not.toBe(secret);
  expect(old).toMatchObject({ secret, expiresTime: '2026-03-02T12:00:00Z' });
  expect((await get()).body.value).toEqual([fresh, old]);
  world.clock.set('2026-03-02T12:00:00Z');
  expect((await get()).body.value).toEqual([fresh]);
  world.clock.set(NOW);
});

test('signs each callback, the old beside the new', async () => {
  await world.attemptAll(200);
  await rotate();
  await world.reportWithCallback();
  const claim = await claimDelivery(world.context);
  const signatures = claim?.request.headers['webhook-signature']?.split(' ');
  expect(signatures).toHaveLength((await get()).body.value.length);
  expect(signatures?.every((one) => /^v1,[\w+/]{43}=$/.test(one))).toBe(true);
});

test('is not rotated further while five are valid', async () => {
  let answer = await rotate();
  for (let n = 0; n < 5 && answer.status === 200; n += 1) answer = await rotate();
  expect([answer.status, answer.headers['x-error-code']]).toEqual([
    ...[400, 'callback_secret_rotations'],
  ]);
  expect((await get()).body.value).toHaveLength(5);
});

test('is for executives of the whole account alone', async () => {
  const code = (answer: { status: number; headers: Readonly<Record<string, unknown>> }) => [
    answer.status,
    answer.headers['x-error-code'],
  ];
  expect(code(await get('viewer'))).toEqual([403, 'callback_secret_forbidden']);
  expect(code(await rotate('viewer'))).toEqual([403, 'callback_secret_forbidden']);
  const role = { assignment_id: 'r', principal_id: 'viewer', role: 'executive-report-viewer' };
  await replaceRoleAssignments(world.store.db, 'viewer', [{ ...role, locations: '["1"]' }]);
  expect(code(await get('viewer'))).toEqual([403, 'callback_secret_forbidden']);
  await replaceRoleAssignments(world.store.db, 'viewer', [{ ...role, locations: null }]);
  expect((await get('viewer')).status).toBe(200);
});
