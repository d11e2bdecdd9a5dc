import { expect, test } from 'vitest';
import { findApplication, upsertApplication } from './applications.ts';
import { openStore } from './open-store.ts';
import { findPartner, upsertPartner } from './partners.ts';
import {
  deleteExpiredRefreshTokens,
  findRefreshToken,
  insertRefreshToken,
  markRefreshTokenUsed,
  revokeRefreshFamily,
} from './refresh-tokens.ts';
import { listRoleAssignments, replaceRoleAssignments } from './role-assignments.ts';
import type { RefreshTokenRow, UserRow } from './schema.ts';
import { settingOr } from './settings.ts';
import { insertSigningKey, listSigningKeys, retireSigningKey } from './signing-keys.ts';
import { describeStores, partnerRow, userRow } from './store.fixture.ts';
import {
  findUser,
  findUserByName,
  findUserBySubject,
  setVouchedTime,
  upsertUser,
} from './users.ts';

const DAY_1 = '2026-03-01T00:00:00.000Z';
const DAY_2 = '2026-03-02T00:00:00.000Z';
const DAY_3 = '2026-03-03T00:00:00.000Z';

const user: UserRow = userRow({
  user_id: 'u1',
  user_name: 'ada@contoso.example',
  password_hash: 'x',
});

const token = (token_hash: string, expires_time = DAY_3): RefreshTokenRow => ({
  token_hash,
  family_id: 'f1',
  user_id: 'u1',
  client_id: 'c1',
  resource: 'https://api.example',
  created_time: DAY_1,
  expires_time,
  used_time: null,
  revoked_time: null,
});

describeStores((temporaryStore) => {
  test('partners and applications are replaced, their time of creation stays', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    const partner = partnerRow({ tenant_id: 't1' });
    await upsertPartner(db, partner);
    await upsertPartner(db, { ...partner, name: 'Contoso Ltd', created_time: DAY_2 });
    expect(await findPartner(db, 't1')).toEqual({ ...partner, name: 'Contoso Ltd' });
    expect(await findPartner(db, 't2')).toBeUndefined();

    const app = { client_id: 'c1', tenant_id: 't1', name: 'A', disabled: 0 };
    await upsertApplication(db, { ...app, created_time: DAY_1 });
    await upsertApplication(db, { ...app, disabled: 1, created_time: DAY_2 });
    expect(await findApplication(db, 'c1')).toEqual({ ...app, disabled: 1, created_time: DAY_1 });
  });

  test('users of another issuer are found by issuer and subject, which no two have', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    const vouched = { ...user, password_hash: null, issuer: 'https://i.example', subject: 's' };
    await upsertUser(db, vouched);
    await upsertUser(db, { ...vouched, user_id: 'u2', issuer: 'https://j.example' });
    await setVouchedTime(db, 'u1', DAY_2);
    const found = await findUserBySubject(db, 'https://i.example', 's');
    expect(found).toEqual({ ...vouched, vouched_time: DAY_2 });
    expect(await findUser(db, 'u2')).toMatchObject({ vouched_time: null });
    expect(await findUserBySubject(db, 'https://i.example', 'S')).toBeUndefined();
    await expect(upsertUser(db, { ...vouched, user_id: 'u3' })).rejects.toThrow(/unique/i);
  });

  test('users are found by id, and by name within their tenant only', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    await upsertUser(db, user);
    expect(await findUser(db, 'u1')).toEqual(user);
    expect(await findUserByName(db, 't1', user.user_name)).toEqual(user);
    expect(await findUserByName(db, 't2', user.user_name)).toBeUndefined();
    await expect(upsertUser(db, { ...user, user_id: 'u2' })).rejects.toThrow(/unique/i);
  });

  test('role assignments of one principal are replaced as a whole', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    const row = (assignment_id: string, principal_id: string) => ({
      assignment_id,
      principal_id,
      role: 'report-viewer',
      locations: null,
    });
    await replaceRoleAssignments(db, 'u1', [row('a1', 'u1'), row('a2', 'u1')]);
    await replaceRoleAssignments(db, 'u2', [row('b1', 'u2')]);
    await replaceRoleAssignments(db, 'u1', [row('a3', 'u1')]);
    expect(await listRoleAssignments(db, 'u1')).toEqual([row('a3', 'u1')]);
    await replaceRoleAssignments(db, 'u1', []);
    expect(await listRoleAssignments(db, 'u1')).toEqual([]);
    expect(await listRoleAssignments(db, 'u2')).toEqual([row('b1', 'u2')]);
  });

  test('signing keys are listed newest first, retired ones for as long as asked', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    const key = (key_id: string, created_time: string) =>
      insertSigningKey(db, { key_id, private_jwk: '{}', created_time, retired_time: null });
    await key('old', DAY_1);
    await key('new', DAY_2);
    await retireSigningKey(db, 'old', DAY_2);
    await retireSigningKey(db, 'old', DAY_3);
    const ids = async (after: string) =>
      (await listSigningKeys(db, after)).map((row) => row.key_id);
    expect(await ids(DAY_1)).toEqual(['new', 'old']);
    expect(await ids(DAY_2)).toEqual(['new']);
  });

  test('a refresh token is used by exactly one of two connections', async () => {
    await using temporary = await temporaryStore();
    const other = await openStore(temporary.location);
    await insertRefreshToken(other.db, token('h1'));
    const uses = [temporary.store, other, temporary.store].map(({ db }) =>
      markRefreshTokenUsed(db, 'h1', DAY_2),
    );
    expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1);
    expect((await findRefreshToken(other.db, 'h1'))?.used_time).toBe(DAY_2);
    await other.close();
  });

  test('a revoked family is of no use, and expired tokens go', async () => {
    await using temporary = await temporaryStore();
    const { db } = temporary.store;
    await insertRefreshToken(db, token('h1'));
    await insertRefreshToken(db, token('h2', DAY_2));
    await insertRefreshToken(db, { ...token('h3'), family_id: 'f2' });
    await revokeRefreshFamily(db, 'f1', DAY_1);
    expect(await markRefreshTokenUsed(db, 'h1', DAY_2)).toBe(false);
    expect(await markRefreshTokenUsed(db, 'h3', DAY_2)).toBe(true);
    expect(await deleteExpiredRefreshTokens(db, DAY_2)).toBe(1);
    expect(await findRefreshToken(db, 'h2')).toBeUndefined();
  });

  test('a setting is made once, also by two connections at once', async () => {
    await using temporary = await temporaryStore();
    const other = await openStore(temporary.location);
    const values = await Promise.all([
      settingOr(temporary.store.db, 'secret', () => 'one'),
      settingOr(other.db, 'secret', () => 'two'),
    ]);
    expect(new Set(values).size).toBe(1);
    expect(await settingOr(other.db, 'secret', () => 'three')).toBe(values[0]);
    await other.close();
  });
});
