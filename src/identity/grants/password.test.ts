import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { findApplication } from '../../store/applications.ts';
import {
  CONTOSO,
  CONTOSO_APP,
  identityWorld,
  NOW,
  ORIGIN,
  passwordForm,
} from '../identity.fixture.ts';
import { createKeyRing } from '../keys.ts';
import { createPasswords } from '../passwords.ts';
import { passwordGrant } from './password.ts';

test('an unknown user costs as many derivations as a known one', async () => {
  await using world = await identityWorld();
  const application = await findApplication(world.store.db, CONTOSO_APP);
  if (!application) throw new Error('The world lacks its application.');
  let derivations = 0;
  const passwords = createPasswords({
    derive: async () => {
      derivations++;
      return Buffer.alloc(32);
    },
  });
  const keys = createKeyRing(world.store, 3600);
  const services = { ...world.services, randomBytes, passwords, keys };
  const derivationsFor = async (username: string) => {
    derivations = 0;
    const form = { ...passwordForm, username };
    const request = {
      version: 'v1' as const,
      form,
      application,
      now: new Date(NOW),
      origin: ORIGIN,
    };
    await expect(passwordGrant(services, request)).rejects.toMatchObject({
      reason: 'wrong_credentials',
    });
    return derivations;
  };
  expect(await derivationsFor('ada@contoso.example')).toBe(1);
  expect(await derivationsFor('nobody@contoso.example')).toBe(1);
});

test.each<[string, 'wrong_credentials' | 'disabled_user' | 'disabled_application', object, object]>(
  [
    ['another password', 'wrong_credentials', { password_hash: 'another' }, {}],
    ['a disabled user', 'disabled_user', { disabled: 1 }, {}],
    ['a disabled application', 'disabled_application', {}, { disabled: 1 }],
  ],
)('%s, made while the old password is being proven: no refresh token', async (...row) => {
  const [, reason, user, changes] = row;
  await using world = await identityWorld();
  const application = await findApplication(world.store.db, CONTOSO_APP);
  if (!application) throw new Error('The world lacks its application.');
  const passwords = {
    ...world.services.passwords,
    verify: async () => {
      await world.addUser(CONTOSO, 'ada@contoso.example', user);
      await world.addApplication(CONTOSO, CONTOSO_APP, changes);
      return true;
    },
  };
  const services = { ...world.services, passwords, keys: createKeyRing(world.store, 3600) };
  const request = {
    ...{ version: 'v1' as const, form: passwordForm, application },
    ...{ now: new Date(NOW), origin: ORIGIN },
  };
  await expect(passwordGrant(services, request)).rejects.toMatchObject({ reason });
  expect(await world.store.db.selectFrom('refresh_tokens').selectAll().execute()).toEqual([]);
});
