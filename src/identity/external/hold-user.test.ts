import { expect, test } from 'vitest';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { upsertPartner } from '../../store/partners.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import { describeStores, partnerRow } from '../../store/store.fixture.ts';
import { findUser, upsertUser } from '../../store/users.ts';
import { CONTOSO, FABRIKAM, NOW_SECONDS } from '../identity.fixture.ts';
import { externalWorld, LOCATIONS, OPERATORS_ISSUER, reasonOf } from './external.fixture.ts';

const executive = { role: 'executive-report-viewer', locations: null };
const viewer = { role: 'report-viewer', locations: null };
const OUT =
  'whom it was issued to, or the application that asked for it, is not known here any more, or is disabled.';

test('the first token makes the user, on the user’s own word, and the next one changes nothing', async () => {
  await using world = await externalWorld();
  const { principalId } = await world.enter();
  expect(await world.users()).toEqual([
    {
      ...{ user_id: principalId, tenant_id: CONTOSO, issuer: 'https://issuer.example/' },
      ...{ subject: 'ada', user_name: 'ada@issuer.example', display_name: 'Ada@Issuer.example' },
      ...{ password_hash: null, disabled: 0, created_time: '2026-03-01T12:00:00.000Z' },
      vouched_time: '2026-03-01T12:00:00.000Z',
    },
  ]);
  expect(await world.rolesOf(principalId)).toEqual([executive]);
  const created = {
    ...{ action: 'user.create', actor: principalId, name: 'ada@issuer.example' },
    ...{ target: principalId, address: '203.0.113.9' },
    detail: {
      userName: 'ada@issuer.example',
      roles: [executive],
      signIn: 'https://issuer.example/',
    },
  };
  expect(await world.recorded()).toEqual([created]);
  world.clock.set('2026-03-01T12:10:00Z');
  expect((await world.enter()).principalId).toBe(principalId);
  expect(await world.recorded()).toEqual([created]);
});

describeStores((_, database) => {
  test('two first tokens at once make one user', async () => {
    await using world = await externalWorld({}, database);
    const token = await world.token();
    const entered = await Promise.all([1, 2, 3, 4].map(() => world.verify(token)));
    expect(new Set(entered.map(({ principalId }) => principalId)).size).toBe(1);
    expect(await world.users()).toHaveLength(1);
    expect(await world.recorded()).toHaveLength(1);
  });

  test('of several tokens at once the newest one stands', async () => {
    await using world = await externalWorld({}, database);
    const { principalId } = await world.enter();
    const at = (seconds: number, role: string) =>
      world.token({ iat: NOW_SECONDS + seconds, roles: [role] });
    const older = [1, 2, 3, 4, 5, 6].map((seconds) => at(seconds, 'Executive'));
    const tokens = await Promise.all([at(20, 'Viewer'), ...older]);
    await Promise.all(tokens.map(world.verify));
    expect(await world.rolesOf(principalId)).toEqual([viewer]);
  });
});

test('a name of somebody who signs in here, or of another at the issuer, may be borne by two', async () => {
  await using world = await externalWorld();
  const ids = [];
  for (const sub of ['ada', 'another']) {
    ids.push((await world.enter({ sub, preferred_username: 'ada@contoso.example' })).principalId);
  }
  expect(new Set([...ids, 'id of ada@contoso.example']).size).toBe(3);
  expect(await findUser(world.store.db, 'id of ada@contoso.example')).toMatchObject({
    issuer: null,
    password_hash: expect.any(String),
  });
});

test('a user without a name has that of the issuer, and is renamed with it', async () => {
  await using world = await externalWorld();
  const { principalId, principalName } = await world.enter({ preferred_username: undefined });
  expect(principalName).toBe('ada');
  const renamed = await world.enter({ preferred_username: 'Lovelace' });
  expect(renamed).toMatchObject({ principalId, principalName: 'lovelace' });
  expect(await world.recorded()).toMatchObject([
    { action: 'user.create' },
    {
      action: 'user.change',
      actor: principalId,
      detail: {
        changes: [
          { property: 'userName', before: 'ada', after: 'lovelace' },
          { property: 'displayName', before: 'ada', after: 'Lovelace' },
        ],
      },
    },
  ]);
});

test('roles are replaced by those of the newest token; an older one brings nothing back', async () => {
  await using world = await externalWorld();
  const at = (seconds: number, ...roles: string[]) =>
    world.enter({ iat: NOW_SECONDS + seconds, roles });
  const { principalId } = await at(0, 'Executive', 'unrelated');
  const roles = () => world.rolesOf(principalId);
  await at(20, 'Viewer');
  expect(await roles()).toEqual([viewer]);
  expect((await world.recorded()).at(-1)).toMatchObject({
    action: 'user.change',
    actor: principalId,
    detail: { changes: [{ property: 'roles', before: [executive], after: [viewer] }] },
  });
  await at(30, 'Viewer');
  await at(25, 'Executive');
  await at(0, 'Executive');
  expect(await roles()).toEqual([viewer]);
  expect(await world.recorded()).toHaveLength(2);
  await at(40);
  expect(await roles()).toEqual([]);
  await at(50, 'Viewer', 'Executive', 'Viewer');
  expect(await roles()).toEqual([executive, viewer]);
});

test('without a rule for roles they are granted here, and stay', async () => {
  await using world = await externalWorld({ roles: null });
  const { principalId } = await world.enter();
  expect(await world.rolesOf(principalId)).toEqual([]);
  const row = { assignment_id: 'a', principal_id: principalId, role: 'report-viewer' };
  await replaceRoleAssignments(world.store.db, principalId, [{ ...row, locations: null }]);
  world.clock.set('2026-03-01T12:10:00Z');
  await world.enter({ preferred_username: 'Lovelace' });
  expect(await world.rolesOf(principalId)).toEqual([viewer]);
});

const roles = {
  claim: 'https://insights.example/roles',
  values: { Viewer: 'report-viewer' },
  locationsClaim: 'mpn.locations',
} as const;
const withLocations = (locations: unknown) => ({
  'https://insights.example/roles': 'Viewer',
  mpn: { locations },
});

test('roles are for the locations of their claim; a star is for the whole account', async () => {
  await using world = await externalWorld({ roles });
  const { principalId } = await world.enter(withLocations([Number(LOCATIONS[1]), LOCATIONS[0]]));
  expect(await world.rolesOf(principalId)).toEqual([
    { role: 'report-viewer', locations: LOCATIONS },
  ]);
  await world.enter(withLocations(LOCATIONS[0]));
  expect(await world.rolesOf(principalId)).toMatchObject([{ locations: [LOCATIONS[0]] }]);
  await world.enter(withLocations('*'));
  expect(await world.rolesOf(principalId)).toEqual([viewer]);
});

test.each([
  [undefined, 'it names no location in mpn.locations. Its issuer should put MPN ids there, or *'],
  [[], 'it names no location in mpn.locations'],
  [[LOCATIONS[0], '9'], 'what its issuer says of the user cannot be. Contoso has no location 9'],
])('refuses the locations %j, and changes nothing', async (locations, reason) => {
  await using world = await externalWorld({ roles });
  expect(await reasonOf(world.enter(withLocations(locations)))).toContain(reason);
  expect(await world.users()).toEqual([]);
  const { principalId } = await world.enter(withLocations(LOCATIONS));
  world.clock.set('2026-03-01T12:10:00Z');
  const renamed = { ...withLocations(locations), preferred_username: 'Lovelace' };
  expect(await reasonOf(world.enter(renamed))).toContain(reason);
  expect(await world.rolesOf(principalId)).toMatchObject([{ locations: LOCATIONS }]);
  expect(await world.users()).toMatchObject([{ display_name: 'Ada@Issuer.example' }]);
});

test('a name that could not be typed is refused', async () => {
  await using world = await externalWorld();
  const named = world.enter({ preferred_username: 'a\u0007b' });
  expect(await reasonOf(named)).toContain('must not hold control characters');
});

test('who is disabled is out, and so is everybody of a disabled partner', async () => {
  await using world = await externalWorld();
  const { principalId } = await world.enter();
  const { db } = world.store;
  const [user] = await world.users();
  if (!user) throw new Error('no user');
  await upsertUser(db, { ...user, disabled: 1 });
  world.clock.set('2026-03-01T12:10:00Z');
  expect(await reasonOf(world.enter({ roles: ['Viewer'] }))).toBe(OUT);
  expect(await world.rolesOf(principalId)).toEqual([executive]);
  await upsertUser(db, { ...user, disabled: 0 });
  await upsertPartner(db, partnerRow({ tenant_id: CONTOSO, disabled: 1 }));
  expect(await reasonOf(world.enter())).toBe(OUT);
  expect(await reasonOf(world.enter({ sub: 'new' }))).toBe(OUT);
  expect(await world.users()).toHaveLength(1);
});

test('nobody changes to another partner', async () => {
  await using world = await externalWorld();
  await world.enter();
  const moved = world.enter({ tid: 'fabrikam' });
  expect(await reasonOf(moved)).toBe(
    'its issuer says that the user belongs to another partner than before.',
  );
});

test('the claim itself may be the tenant id, but never that of the operators', async () => {
  await using world = await externalWorld({ partner: { claim: 'tid', values: null } });
  expect(await world.enter({ tid: FABRIKAM.toUpperCase() })).toMatchObject({ tenantId: FABRIKAM });
  for (const tid of [
    OPERATOR_TENANT,
    'a1c0ffee-0000-4000-8000-000000000001',
    'contoso',
    undefined,
  ]) {
    expect(await reasonOf(world.enter({ tid, sub: 'x' }))).toContain('belong to no partner');
  }
});

test('the issuer of the operators makes operators, and theirs alone', async () => {
  await using world = await externalWorld();
  const operator = { iss: OPERATORS_ISSUER, roles: ['Operator'] };
  const { principalId, tenantId } = await world.enter(operator);
  expect(tenantId).toBe(OPERATOR_TENANT);
  expect(await world.rolesOf(principalId)).toEqual([{ role: 'operator', locations: null }]);
  const other = await world.enter({ roles: ['Operator'] });
  expect(other.principalId).not.toBe(principalId);
  expect(await world.rolesOf(other.principalId)).toEqual([]);
});
