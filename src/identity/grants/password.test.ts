import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { findApplication } from '../../store/applications.ts';
import { CONTOSO_APP, identityWorld, NOW, ORIGIN, passwordForm } from '../identity.fixture.ts';
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
