import { expect, test } from 'vitest';
import { openStore } from '../store/open-store.ts';
import { retireSigningKey } from '../store/signing-keys.ts';
import { temporaryStore } from '../store/store.fixture.ts';
import { createKeyRing } from './keys.ts';

const at = (time: string) => new Date(`2026-03-01T${time}Z`);

test('two that start at once agree on one key', async () => {
  await using temporary = await temporaryStore();
  const other = await openStore(temporary.location);
  const rings = [createKeyRing(temporary.store, 3600), createKeyRing(other, 3600)];
  const [first, second] = await Promise.all(rings.map((ring) => ring.signingKey(at('12:00:00'))));
  expect(first?.kid).toBe(second?.kid);
  expect(await temporary.store.db.selectFrom('signing_keys').selectAll().execute()).toHaveLength(1);
  await other.close();
});

test('publishes public parts only', async () => {
  await using temporary = await temporaryStore();
  const ring = createKeyRing(temporary.store, 3600);
  const [key, ...others] = await ring.publicKeys(at('12:00:00'));
  expect(others).toEqual([]);
  expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
  expect(Buffer.from(key?.n ?? '', 'base64url')).toHaveLength(256);
  expect(key?.kid).toBe((await ring.signingKey(at('12:00:00'))).kid);
});

test('a retired key signs no more, and verifies until its last token has expired', async () => {
  await using temporary = await temporaryStore();
  const ring = createKeyRing(temporary.store, 3600);
  const { kid: old } = await ring.signingKey(at('12:00:00'));
  await retireSigningKey(temporary.store.db, old, at('12:10:00').toISOString());
  const { kid: fresh } = await ring.signingKey(at('12:20:00'));
  expect(fresh).not.toBe(old);

  const published = async (time: string) =>
    (await ring.publicKeys(at(time))).map((key) => key.kid).sort();
  expect(await published('13:09:59')).toEqual([old, fresh].sort());
  expect(await ring.verifyingKey(old, at('13:09:59'))).toBeDefined();
  expect(await published('13:10:00')).toEqual([fresh]);
  expect(await ring.verifyingKey(old, at('13:10:00'))).toBeUndefined();
});
