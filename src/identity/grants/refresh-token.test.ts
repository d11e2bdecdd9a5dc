import { createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { openStore } from '../../store/open-store.ts';
import { findRefreshToken } from '../../store/refresh-tokens.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { admin } from '../directory/directory.fixture.ts';
import { putUser } from '../directory/put-user.ts';
import {
  CONTOSO,
  CONTOSO_APP,
  codeOf,
  identityWorld,
  issueV1,
  NOW,
  passwordForm,
  refreshForm,
  requestV1,
  SECOND_APP,
} from '../identity.fixture.ts';
import { createIdentity } from '../identity.ts';
import { addRefreshToken, claimRefreshToken } from '../refresh-tokens.ts';

const signIn = async (world: Awaited<ReturnType<typeof identityWorld>>) =>
  String((await issueV1(world.identity, passwordForm)).refresh_token);

test('each use gives the next token and an access token for the same user', async () => {
  await using world = await identityWorld();
  const first = await signIn(world);
  const second = await issueV1(world.identity, refreshForm(first));
  const third = await issueV1(world.identity, refreshForm(second.refresh_token));
  expect(new Set([first, second.refresh_token, third.refresh_token]).size).toBe(3);
  expect(decodeJwt(String(third.access_token)).upn).toBe('ada@contoso.example');
});

test('only a hash is kept', async () => {
  await using world = await identityWorld();
  const token = await signIn(world);
  const hash = createHash('sha256').update(token).digest('hex');
  expect(await findRefreshToken(world.store.db, hash)).toBeDefined();
  const rows = await world.store.db.selectFrom('refresh_tokens').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a token used again is refused, and its whole family with it', async () => {
  await using world = await identityWorld();
  const other = await signIn(world);
  const first = await signIn(world);
  const { refresh_token: second } = await issueV1(world.identity, refreshForm(first));
  const { refresh_token: third } = await issueV1(world.identity, refreshForm(second));
  expect(await codeOf(issueV1(world.identity, refreshForm(first)))).toBe(70000);
  expect(await codeOf(issueV1(world.identity, refreshForm(third)))).toBe(70000);
  expect((await issueV1(world.identity, refreshForm(other))).token_type).toBe('Bearer');
});

test('of two uses at once, by two processes, one succeeds and the family ends', async () => {
  await using world = await identityWorld();
  const otherStore = await openStore(world.location);
  const other = createIdentity({ ...world.options, store: otherStore });
  const form = refreshForm(await signIn(world));
  const results = await Promise.allSettled(
    [world.identity, other].map((identity) => issueV1(identity, form)),
  );
  const won = results.filter((result) => result.status === 'fulfilled');
  expect(won).toHaveLength(1);
  expect(await codeOf(issueV1(other, refreshForm(won[0]?.value.refresh_token)))).toBe(70000);
  await otherStore.close();
});

test('lives 90 days', async () => {
  await using world = await identityWorld();
  const [one, two] = [await signIn(world), await signIn(world)];
  world.clock.set('2026-05-30T11:59:59Z');
  expect((await issueV1(world.identity, refreshForm(one))).token_type).toBe('Bearer');
  world.clock.set('2026-05-30T12:00:00Z');
  expect(await codeOf(issueV1(world.identity, refreshForm(two)))).toBe(70008);
});

test('long expired tokens are swept by the next sign-in', async () => {
  await using world = await identityWorld();
  await signIn(world);
  world.clock.set('2026-06-29T12:00:00Z');
  await signIn(world);
  const rows = await world.store.db.selectFrom('refresh_tokens').select('created_time').execute();
  expect(rows).toEqual([{ created_time: '2026-06-29T12:00:00.000Z' }]);
});

test('belongs to its application', async () => {
  await using world = await identityWorld();
  const token = await signIn(world);
  const stolen = { ...refreshForm(token), client_id: SECOND_APP };
  expect(await codeOf(issueV1(world.identity, stolen))).toBe(70000);
  expect((await issueV1(world.identity, refreshForm(token))).token_type).toBe('Bearer');
});

test('a refused request does not use the token up', async () => {
  await using world = await identityWorld();
  const token = await signIn(world);
  const foreign = { ...refreshForm(token), resource: 'https://x.example' };
  expect(await codeOf(issueV1(world.identity, foreign))).toBe(500011);
  await world.addUser(CONTOSO, 'ada@contoso.example', { disabled: 1 });
  expect(await codeOf(issueV1(world.identity, refreshForm(token)))).toBe(50057);
  await world.addUser(CONTOSO, 'ada@contoso.example');
  expect((await issueV1(world.identity, refreshForm(token))).token_type).toBe('Bearer');
});

test('without a resource it is for the one of the sign-in; another may be asked for', async () => {
  await using world = await identityWorld();
  const { resource: _, ...form } = refreshForm(await signIn(world));
  const same = await world.identity.issueToken(requestV1(form));
  expect(same.body.resource).toBe(passwordForm.resource);
  const resource = 'https://graph.microsoft.com';
  const other = { ...refreshForm(same.body.refresh_token), resource };
  expect((await issueV1(world.identity, other)).resource).toBe(resource);
});

describeStores((_, database) => {
  test('one that is made while the user is disabled ends with the others', async () => {
    await using world = await identityWorld(database);
    const token = await signIn(world);
    const { promise: made, resolve: tellMade } = Promise.withResolvers<void>();
    const { promise: release, resolve: letGo } = Promise.withResolvers<void>();
    const refreshed = world.store.transaction(async (trx) => {
      const kept = await claimRefreshToken(trx, token, CONTOSO_APP, new Date(NOW));
      if (!kept) throw new Error('the token was used before');
      const next = await addRefreshToken(trx, randomBytes, kept, new Date(NOW));
      tellMade();
      await release;
      return next;
    });
    await made;
    const wish = { tenantId: CONTOSO, userName: passwordForm.username };
    const disabled = putUser(world.services, admin, { ...wish, disabled: true });
    await setTimeout(200);
    letGo();
    const next = await refreshed;
    await disabled;
    await putUser(world.services, admin, { ...wish, disabled: false });
    expect(await codeOf(issueV1(world.identity, refreshForm(next)))).toBe(70000);
  });
});
