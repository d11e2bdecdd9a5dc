import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { OPERATOR_TENANT, type RoleGrant } from '../../kernel/roles.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { CONSOLE_CLIENT_ID } from '../console-application.ts';
import {
  CONTOSO,
  CONTOSO_APP,
  codeOf,
  FABRIKAM,
  issueV1,
  passwordForm,
  refreshForm,
  requestV1,
} from '../identity.fixture.ts';
import { ALPINE, admin, directoryWorld } from './directory.fixture.ts';
import { listApplications, listPartners, listUsers } from './list.ts';
import { putApplication } from './put-application.ts';
import { putPartner } from './put-partner.ts';
import { putUser } from './put-user.ts';
import { rotateSecret } from './rotate-secret.ts';

const executive: RoleGrant = { role: 'executive-report-viewer', locations: null };
const alpine = {
  tenantId: ALPINE,
  name: 'Alpine',
  accountId: '3003000',
  locations: [
    { id: '3003002', name: 'Zermatt' },
    { id: '3003001', name: 'Bern' },
  ],
};

describe('a partner', () => {
  test('is made, stays, and changes in what is given', async () => {
    await using world = await directoryWorld();
    const { context, recorded } = world;
    const made = await putPartner(context, admin, alpine);
    expect(made).toMatchObject({ outcome: 'created', value: { disabled: false } });
    expect(made.value.locations.map(({ id }) => id)).toEqual(['3003001', '3003002']);
    expect((await putPartner(context, admin, alpine, 'add')).outcome).toBe('unchanged');
    const changed = await putPartner(context, admin, { tenantId: ALPINE, disabled: true });
    expect(changed).toMatchObject({
      outcome: 'changed',
      changes: [{ property: 'disabled', before: false, after: true }],
    });
    expect((await listPartners(context)).find(({ tenantId }) => tenantId === ALPINE)).toEqual(
      changed.value,
    );
    expect((await recorded()).map(({ action, target }) => [action, target])).toEqual([
      ['partner.create', ALPINE],
      ['partner.change', ALPINE],
    ]);
  });

  test.each([
    [{ ...alpine, tenantId: 'alpine' }, /tenantId should be a UUID/],
    [{ tenantId: ALPINE, accountId: '1' }, /name is required/],
    [{ ...alpine, accountId: '1' }, /Account 1 is that of/],
    [{ ...alpine, name: 'a\nb' }, /control characters/],
    [{ ...alpine, tenantId: OPERATOR_TENANT }, /cannot be changed/],
    [{ ...alpine, locations: [...alpine.locations, { id: '3003001', name: 'x' }] }, /named twice/],
  ])('is refused: %o', async (input, reason) => {
    await using world = await directoryWorld();
    const refused = putPartner(world.context, admin, input);
    await expect(refused).rejects.toMatchObject({ code: 'identity_invalid' });
    await expect(refused).rejects.toThrow(reason);
  });

  test('adding another one under its id, or changing none, is refused', async () => {
    await using world = await directoryWorld();
    const { context } = world;
    await expect(putPartner(context, admin, alpine, 'change')).rejects.toMatchObject({
      code: 'identity_not_found',
    });
    await putPartner(context, admin, alpine);
    await expect(
      putPartner(context, admin, { ...alpine, name: 'Other' }, 'add'),
    ).rejects.toMatchObject({ code: 'identity_exists', message: expect.stringContaining('name') });
  });

  test('keeps a location for which a role is granted', async () => {
    await using world = await directoryWorld();
    const { context } = world;
    await putPartner(context, admin, alpine);
    const roles: RoleGrant[] = [{ role: 'report-viewer', locations: ['3003002'] }];
    await putUser(context, admin, { tenantId: ALPINE, userName: 'eva', roles });
    const without = { tenantId: ALPINE, locations: [{ id: '3003001', name: 'Bern' }] };
    await expect(putPartner(context, admin, without)).rejects.toThrow(
      /granted for location 3003002/,
    );
  });
});

describe('a user', () => {
  const eva = { tenantId: ALPINE, userName: ' Eva@Alpine.example ', password: 'long enough 1' };

  test('is made with a password, and stays when wished again', async () => {
    await using world = await directoryWorld();
    const { context, recorded } = world;
    await putPartner(context, admin, alpine);
    const made = await putUser(context, admin, { ...eva, roles: [executive] });
    expect(made).toMatchObject({
      outcome: 'created',
      value: { userName: 'eva@alpine.example', roles: [executive], signIn: 'password' },
    });
    expect((await putUser(context, admin, { ...eva, roles: [executive] }, 'add')).outcome).toBe(
      'unchanged',
    );
    const changed = await putUser(context, admin, { ...eva, password: 'another long 1' });
    expect(changed.changes).toEqual([{ property: 'password', before: '(kept)', after: '(new)' }]);
    const events = await recorded();
    expect(events.map(({ action }) => action)).toEqual([
      'partner.create',
      'user.create',
      'user.password',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/long|scrypt/);
  });

  test('loses its sign-ins with its password, or when disabled', async () => {
    await using world = await directoryWorld();
    const { context, identity } = world;
    for (const change of [{ password: 'quite another 1' }, { disabled: true }]) {
      await putUser(context, admin, {
        ...{ tenantId: CONTOSO, userName: passwordForm.username, disabled: false },
        passwordHash: await context.passwords.hash('pass'),
      });
      const { refresh_token } = await issueV1(identity, passwordForm);
      await putUser(context, admin, {
        ...{ tenantId: CONTOSO, userName: passwordForm.username },
        ...change,
      });
      expect(await codeOf(identity.issueToken(requestV1(refreshForm(refresh_token))))).toBe(70000);
    }
  });

  test.each([
    [{ ...eva, tenantId: CONTOSO.replace('c', 'd') }, 'identity_not_found', /no such identity/],
    [{ ...eva, password: 'short' }, 'identity_invalid', /12 to 256 characters/],
    [{ ...eva, passwordHash: 'md5' }, 'identity_invalid', /should look like \$scrypt/],
    [
      { ...eva, roles: [{ role: 'admin' as never, locations: null }] },
      'identity_invalid',
      /no role/,
    ],
    [
      { ...eva, roles: [{ role: 'operator' as const, locations: null }] },
      'identity_invalid',
      /oper/,
    ],
    [
      { ...eva, roles: [{ ...executive, locations: ['9'] }] },
      'identity_invalid',
      /no location 9; it has 3003001, 3003002/,
    ],
    [{ ...eva, roles: [{ ...executive, locations: [] }] }, 'identity_invalid', /names no location/],
    [
      { ...eva, userId: '00000000-0000-4000-8000-0000000000ff', userName: undefined },
      'identity_invalid',
      /userName is required/,
    ],
  ])('is refused: %o', async (input, code, reason) => {
    await using world = await directoryWorld();
    await putPartner(world.context, admin, alpine);
    const refused = putUser(world.context, admin, input);
    await expect(refused).rejects.toMatchObject({ code });
    await expect(refused).rejects.toThrow(reason);
  });

  test('of the operators needs no partner and gets no other role', async () => {
    await using world = await directoryWorld();
    const { context } = world;
    const op = { tenantId: OPERATOR_TENANT, userName: 'op' };
    const roles: RoleGrant[] = [{ role: 'operator', locations: null }];
    expect(await putUser(context, admin, { ...op, roles })).toMatchObject({ outcome: 'created' });
    await expect(putUser(context, admin, { ...op, roles: [executive] })).rejects.toThrow(
      /Operators can have the role operator only/,
    );
    expect((await listUsers(context, { tenantId: OPERATOR_TENANT })).map((u) => u.roles)).toEqual([
      roles,
    ]);
    expect((await listPartners(context)).map(({ tenantId }) => tenantId)).not.toContain(
      OPERATOR_TENANT,
    );
  });
});

describe('an application', () => {
  test('gets a secret once', async () => {
    await using world = await directoryWorld();
    const { context, identity } = world;
    const clientId = 'a1c0ffee-0000-4000-8000-0000000000c1';
    const wish = { tenantId: FABRIKAM, clientId, name: 'Puller', roles: [executive] };
    const made = await putApplication(context, admin, wish);
    expect(made).toMatchObject({
      outcome: 'created',
      secret: expect.stringMatching(/^[\w-]{43}$/),
    });
    const again = await putApplication(context, admin, wish);
    expect(again).toMatchObject({ outcome: 'unchanged' });
    expect(again.secret).toBeUndefined();
    const form = {
      ...{ grant_type: 'client_credentials', client_id: clientId },
      ...{ client_secret: String(made.secret), resource: 'https://graph.windows.net' },
    };
    await identity.issueToken(requestV1(form, FABRIKAM));
    await putApplication(context, admin, { tenantId: FABRIKAM, clientId, disabled: true });
    expect(await codeOf(identity.issueToken(requestV1(form, FABRIKAM)))).toBe(7000112);
    expect(await listApplications(context, { id: clientId })).toMatchObject([{ disabled: true }]);
  });

  test('has two secrets while they are rotated, and never three', async () => {
    await using world = await directoryWorld();
    const { context, identity, clock } = world;
    const codeFor = (client_secret: string) =>
      identity
        .issueToken(requestV1({ ...passwordForm, client_secret }))
        .then(() => 'right', codeOfRefusal);
    const codeOfRefusal = (error: { body: { error_codes: number[] } }) => error.body.error_codes[0];
    const rotationId = 'a1c0ffee-0000-4000-8000-0000000000d1';
    const wish = { clientId: CONTOSO_APP, rotationId };
    const second = String((await rotateSecret(context, admin, wish)).secret);
    expect(await rotateSecret(context, admin, wish)).toMatchObject({ outcome: 'unchanged' });
    expect([await codeFor('secret'), await codeFor(second)]).toEqual(['right', 'right']);
    const third = 'chosen by the operator';
    await rotateSecret(context, admin, { clientId: CONTOSO_APP, secret: third, overlapHours: 1 });
    expect([await codeFor('secret'), await codeFor(second), await codeFor(third)]).toEqual([
      7000215,
      'right',
      'right',
    ]);
    clock.set('2026-03-01T13:00:01Z');
    expect([await codeFor(second), await codeFor(third)]).toEqual([7000215, 'right']);
    const last = await rotateSecret(context, admin, { clientId: CONTOSO_APP, overlapHours: 0 });
    expect(last.value.secrets).toHaveLength(1);
    expect(await codeFor(third)).toBe(7000215);
  });
});

test('a user and an application never have one id, whose roles they would share', async () => {
  await using world = await directoryWorld();
  const { context } = world;
  await putPartner(context, admin, alpine);
  const user = { tenantId: ALPINE, userName: 'eva', roles: [executive] };
  const taken = putUser(context, admin, { ...user, userId: CONTOSO_APP });
  await expect(taken).rejects.toThrow(/is the id of an application/);
  const userId = 'a1c0ffee-0000-4000-8000-0000000000a1';
  await putUser(context, admin, { ...user, userId });
  const wish = { tenantId: FABRIKAM, clientId: userId, name: 'Puller', roles: [] };
  await expect(putApplication(context, admin, wish)).rejects.toThrow(/is the id of a user/);
  const reserved = { ...wish, clientId: CONSOLE_CLIENT_ID };
  await expect(putApplication(context, admin, reserved)).rejects.toThrow(
    /is the id of the console/,
  );
});

describeStores((_, database) => {
  test('of two partners that are given one account at once, one gets it', async () => {
    await using world = await directoryWorld(database);
    const { context, store } = world;
    const ids = Array.from({ length: 8 }, (_, number) => ALPINE.replace(/.$/, String(number)));
    // A connection each, so that they really come at once.
    await Promise.all(ids.map(() => store.transaction(async () => setTimeout(100))));
    const put = await Promise.allSettled(
      ids.map((tenantId) => putPartner(context, admin, { ...alpine, tenantId })),
    );
    expect(put.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const partners = await listPartners({ store, clock: context.clock });
    expect(partners.filter(({ accountId }) => accountId === alpine.accountId)).toHaveLength(1);
  });
});
