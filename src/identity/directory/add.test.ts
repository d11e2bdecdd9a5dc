import { expect, test } from 'vitest';
import { addApplication, addPartner, addUser, setPassword } from './add.ts';
import { admin, directoryWorld } from './directory.fixture.ts';

const alpine = { name: 'Alpine', accountId: '3003000' };

async function alpineWorld() {
  const world = await directoryWorld();
  const { value } = await addPartner(world.context, admin, alpine);
  return { ...world, tenantId: value.tenantId };
}

test('a partner added again without its tenant id is the one of the account', async () => {
  await using world = await alpineWorld();
  const { context, tenantId } = world;
  expect(await addPartner(context, admin, alpine)).toMatchObject({
    outcome: 'unchanged',
    value: { tenantId },
  });
  await expect(addPartner(context, admin, { ...alpine, name: 'Other' })).rejects.toMatchObject({
    code: 'identity_exists',
  });
});

test('a new user gets a password that was made up, once', async () => {
  await using world = await alpineWorld();
  const { context, tenantId } = world;
  const eva = { tenantId, userName: 'Eva' };
  const made = await addUser(context, admin, eva);
  expect(made).toMatchObject({ outcome: 'created', value: { signIn: 'password' } });
  expect(made.secret).toMatch(/^[\w-]{43}$/);
  const again = await addUser(context, admin, eva);
  expect(again).toMatchObject({ outcome: 'unchanged' });
  expect(again).not.toHaveProperty('secret');
  const same = { ...eva, password: String(made.secret) };
  expect(await addUser(context, admin, same)).toMatchObject({ outcome: 'unchanged' });
  await expect(addUser(context, admin, { ...eva, password: 'another long one' })).rejects.toThrow(
    /not with the same password/,
  );
});

test('a user may have none, and one is known by its id too', async () => {
  await using world = await alpineWorld();
  const { context, tenantId } = world;
  const urs = { tenantId, userName: 'urs', userId: 'A1C0FFEE-0000-4000-8000-0000000000a1' };
  const made = await addUser(context, admin, { ...urs, password: null });
  expect(made).toMatchObject({ outcome: 'created', value: { signIn: 'none' } });
  expect(made).not.toHaveProperty('secret');
  expect(await addUser(context, admin, urs)).toMatchObject({ outcome: 'unchanged' });
});

test('a password is set, made up, or taken away', async () => {
  await using world = await alpineWorld();
  const { context, tenantId } = world;
  const { userId } = (await addUser(context, admin, { tenantId, userName: 'eva' })).value;
  const user = { tenantId, userId };
  expect(await setPassword(context, admin, user)).toMatchObject({
    outcome: 'changed',
    secret: expect.stringMatching(/^[\w-]{43}$/),
  });
  const given = await setPassword(context, admin, user, 'long enough 1');
  expect(given).toMatchObject({ outcome: 'changed' });
  expect(given).not.toHaveProperty('secret');
  expect(await setPassword(context, admin, user, 'long enough 1')).toMatchObject({
    outcome: 'unchanged',
  });
  expect(await setPassword(context, admin, user, null)).toMatchObject({
    value: { signIn: 'none' },
  });
});

test('an application added again without its client id is the one of the name', async () => {
  await using world = await alpineWorld();
  const { context, tenantId } = world;
  const made = await addApplication(context, admin, { tenantId, name: 'Puller' });
  expect(made).toMatchObject({ outcome: 'created', secret: expect.any(String) });
  const again = await addApplication(context, admin, { tenantId, name: 'Puller' });
  expect(again).toMatchObject({ outcome: 'unchanged', value: { clientId: made.value.clientId } });
  expect(again).not.toHaveProperty('secret');
});
