import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { manualClock } from '../../../kernel/clock.ts';
import { randomId } from '../../../kernel/ids.ts';
import { parseRole } from '../../../kernel/roles.ts';
import { findAuditEvents } from '../../../store/audit-events.ts';
import { describeStores, testAuditLog, userRow } from '../../../store/store.fixture.ts';
import { upsertUser } from '../../../store/users.ts';
import { cheapPasswords } from '../../identity.fixture.ts';
import type { DirectoryContext } from '../context.ts';
import { admin } from '../directory.fixture.ts';
import { listApplications, listPartners, listUsers } from '../list.ts';
import { putUser } from '../put-user.ts';
import type { Applied } from './applied.ts';
import { type PlanOptions, planIdentities } from './apply-identities.ts';
import type { WishedIdentities, WishedPartner } from './wished-identities.ts';

const ALPINE = 'a1c0ffee-0000-4000-8000-000000000001';
const PULLER = 'a1c0ffee-0000-4000-8000-0000000000c1';

const bern = { id: '3003001', name: 'Bern' };
const zermatt = { id: '3003002', name: 'Zermatt' };
const chur = { id: '3003003', name: 'Chur' };

const eva = {
  ...{ place: 'eva:1', userName: 'eva', displayName: 'Eva A.', password: 'long enough 1' },
  roles: [parseRole('executive-report-viewer')],
};
const urs = { place: 'urs:1', userName: 'urs', roles: [parseRole('report-viewer@3003002')] };
const puller = { place: 'puller:1', clientId: PULLER, name: 'Puller', roles: [] };

const alpine = (change: Partial<WishedPartner> = {}): WishedIdentities => ({
  partners: [
    {
      ...{ place: 'alpine:1', tenantId: ALPINE, name: 'Alpine', accountId: '3003000' },
      ...{ locations: [bern, zermatt], users: [eva, urs], applications: [puller] },
      ...change,
    },
  ],
  operators: {
    users: [{ place: 'op:1', userName: 'op', roles: [parseRole('operator')] }],
    applications: [],
  },
});

const told = (applied: readonly Applied[]) =>
  applied.map(({ action, kind, name, changes }) =>
    [action, kind, name, ...changes.map(({ property }) => property)].join(' '),
  );

describeStores((temporaryStore) => {
  async function world() {
    const temporary = await temporaryStore();
    const context: DirectoryContext = {
      ...{ store: temporary.store, clock: manualClock('2026-03-01T12:00:00Z') },
      ...{ newId: randomId, randomBytes, passwords: cheapPasswords, audit: testAuditLog() },
      keyGraceSeconds: 3660,
    };
    const plan = (wished: WishedIdentities, options?: PlanOptions) =>
      planIdentities(context, admin, wished, options);
    const apply = async (wished: WishedIdentities, options?: PlanOptions) =>
      (await plan(wished, options)).carryOut();
    const states = async () =>
      [...(await listUsers(context)), ...(await listApplications(context))].map((one) =>
        ['userName' in one ? one.userName : one.name, one.disabled ? 'disabled' : 'enabled'].join(
          ' ',
        ),
      );
    const events = async () => (await findAuditEvents(context.store.db, { limit: 100 })).length;
    return {
      ...{ context, plan, apply, states, events },
      [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
    };
  }

  test('is planned without a trace, then done, then there is nothing to do', async () => {
    await using identities = await world();
    const plan = await identities.plan(alpine());
    const everything = [
      ...['create partner Alpine', 'create user eva', 'create user urs'],
      ...['create application Puller', 'create user op'],
    ];
    expect(told(plan.applied)).toEqual(everything);
    expect(await listPartners(identities.context)).toEqual([]);
    expect([await identities.states(), await identities.events()]).toEqual([[], 0]);
    const done = await plan.carryOut();
    expect(told(done)).toEqual(everything);
    expect(done.map(({ secret }) => Boolean(secret))).toEqual([false, false, false, true, false]);
    expect(await identities.events()).toBe(5);
    expect((await identities.plan(alpine())).applied).toEqual([]);
  });

  test('a location makes room for another, and the roles go with it', async () => {
    await using identities = await world();
    await identities.apply(alpine());
    const moved = { ...urs, roles: [parseRole('report-viewer@3003003')] };
    const wish = alpine({ locations: [bern, chur], users: [eva, moved], name: 'Alpina' });
    const done = await identities.apply(wish);
    expect(told(done)).toEqual(['change partner Alpina name locations', 'change user urs roles']);
    expect(done[0]?.changes[1]).toEqual({
      ...{ property: 'locations', before: [bern, zermatt], after: [bern, chur] },
    });
    expect((await identities.plan(wish)).applied).toEqual([]);
  });

  test('prunes only when asked to, and never deletes', async () => {
    await using identities = await world();
    await identities.apply(alpine());
    const fewer = alpine({ users: [eva], applications: [] });
    expect((await identities.plan(fewer)).applied).toEqual([]);
    expect(told(await identities.apply(fewer, { prune: true }))).toEqual([
      'disable user urs disabled',
      'disable application Puller disabled',
    ]);
    expect((await identities.states()).sort()).toEqual([
      ...['Puller disabled', 'eva enabled', 'op enabled', 'urs disabled'],
    ]);
    const again = await identities.plan(alpine());
    expect(told(again.applied)).toEqual([]);
    expect(again.notes).toEqual([
      'user urs of Alpine is disabled and stays so; "disabled: false" enables it',
      'application Puller of Alpine is disabled and stays so; "disabled: false" enables it',
    ]);
    const back = alpine({ users: [eva, { ...urs, disabled: false }] });
    expect(told(await identities.apply(back))).toEqual(['change user urs disabled']);
  });

  test('leaves users of an external issuer to their issuer', async () => {
    await using identities = await world();
    await identities.apply(alpine());
    const ext = { tenant_id: ALPINE, issuer: 'https://login.example', subject: 's' };
    await upsertUser(identities.context.store.db, userRow({ user_id: 'x', ...ext }));
    expect((await identities.plan(alpine(), { prune: true })).applied).toEqual([]);
  });

  test('leaves the operators alone when the file does not speak of them', async () => {
    await using identities = await world();
    await identities.apply(alpine());
    const { partners } = alpine();
    expect((await identities.plan({ partners }, { prune: true })).applied).toEqual([]);
  });

  test('does nothing when one thing cannot be done, and says where that stands', async () => {
    await using identities = await world();
    const users = [eva, { ...urs, roles: [parseRole('report-viewer@9')] }];
    await expect(identities.apply(alpine({ users }))).rejects.toThrow(
      'urs:1: Alpine has no location 9; it has 3003001, 3003002.',
    );
    const weak = [{ ...eva, password: 'short' }];
    await expect(identities.apply(alpine({ users: weak }))).rejects.toThrow(
      'eva:1: The password should have 12 to 256 characters.',
    );
    expect(await listPartners(identities.context)).toEqual([]);
    expect(await identities.events()).toBe(0);
  });

  test('does nothing when something has changed since it was shown', async () => {
    await using identities = await world();
    await identities.apply(alpine());
    const plan = await identities.plan(alpine({ users: [{ ...eva, displayName: 'Eva B.' }] }));
    const other = { tenantId: ALPINE, userName: 'eva', displayName: 'Eva C.' };
    await putUser(identities.context, admin, other);
    await expect(plan.carryOut()).rejects.toThrow(/have changed since/);
    const [left] = (await listUsers(identities.context, { tenantId: ALPINE })).filter(
      ({ userName }) => userName === 'eva',
    );
    expect(left?.displayName).toBe('Eva C.');
  });
});
