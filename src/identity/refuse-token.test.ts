import { expect, test } from 'vitest';
import { describeStores } from '../store/store.fixture.ts';
import {
  accessToken,
  CONTOSO,
  CONTOSO_APP,
  clientForm,
  codeOf,
  FABRIKAM,
  FABRIKAM_APP,
  identityWorld,
  issueV1,
  passwordForm,
  RESOURCE,
  refreshForm,
  refusalOf,
  requestV1,
  requestV2,
} from './identity.fixture.ts';

const without = (form: Record<string, string>, field: string) =>
  Object.fromEntries(Object.entries(form).filter(([name]) => name !== field));

test.each([
  ['client_id', passwordForm],
  ['grant_type', passwordForm],
  ['username', passwordForm],
  ['password', passwordForm],
  ['resource', passwordForm],
  ['resource', clientForm],
  ['refresh_token', refreshForm('x')],
])('names the missing field %s', async (field, form) => {
  await using world = await identityWorld();
  for (const faulty of [without(form, field), { ...form, [field]: ' ' }]) {
    const { status, body } = await refusalOf(world.identity.issueToken(requestV1(faulty)));
    expect(status).toBe(400);
    expect(body.error).toBe('invalid_request');
    expect(body.error_description).toBe(
      `AADSTS900144: The request body lacks the field '${field}'.`,
    );
  }
});

test.each([
  ['unknown tenant', { ...passwordForm }, 90002, 400, 'invalid_request', 'common'],
  ['no secret', without(passwordForm, 'client_secret'), 7000218, 401, 'invalid_client'],
  ['wrong secret', { ...passwordForm, client_secret: 'x' }, 7000215, 401, 'invalid_client'],
  ['unknown app', { ...passwordForm, client_id: 'x' }, 700016, 400, 'unauthorized_client'],
  [
    'app elsewhere',
    { ...passwordForm, client_id: FABRIKAM_APP },
    700016,
    400,
    'unauthorized_client',
  ],
  ['unknown grant', { ...passwordForm, grant_type: 'x' }, 70003, 400, 'unsupported_grant_type'],
  [
    'inherited name',
    { ...passwordForm, grant_type: 'toString' },
    70003,
    400,
    'unsupported_grant_type',
  ],
  ['wrong password', { ...passwordForm, password: 'x' }, 50126, 400, 'invalid_grant'],
  ['unknown user', { ...passwordForm, username: 'x' }, 50126, 400, 'invalid_grant'],
  [
    'user elsewhere',
    { ...passwordForm, username: 'ada@fabrikam.example' },
    50126,
    400,
    'invalid_grant',
  ],
  [
    'foreign resource',
    { ...clientForm, resource: 'https://x.example' },
    500011,
    400,
    'invalid_resource',
  ],
  ['unknown refresh token', refreshForm('x'), 70000, 400, 'invalid_grant'],
])('refuses: %s', async (_, form, code, status, error, tenant = CONTOSO) => {
  await using world = await identityWorld();
  const refusal = await refusalOf(
    world.identity.issueToken(requestV1(form as Record<string, string>, tenant)),
  );
  expect(refusal.status).toBe(status);
  expect(refusal.body).toEqual({
    error,
    error_description: expect.stringContaining(`AADSTS${code}: `),
    error_codes: [code],
    timestamp: '2026-03-01 12:00:00Z',
    trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('the answer tells an unknown user from a wrong password in nothing', async () => {
  await using world = await identityWorld();
  const text = async (changes: object) => {
    const work = world.identity.issueToken(requestV1({ ...passwordForm, ...changes }));
    const { trace_id: _t, correlation_id: _c, ...body } = (await refusalOf(work)).body;
    return body;
  };
  expect(await text({ username: 'nobody' })).toEqual(await text({ password: 'wrong' }));
});

test('the client-request-id becomes the correlation id when it is a UUID', async () => {
  await using world = await identityWorld();
  const correlation = async (clientRequestId: string) => {
    const work = world.identity.issueToken({ ...requestV1({}), clientRequestId });
    return (await refusalOf(work)).body.correlation_id;
  };
  expect(await correlation(` ${FABRIKAM} `)).toBe(FABRIKAM);
  expect(await correlation('<script>')).toMatch(/^[0-9a-f-]{36}$/);
});

test('disabled: only who knows the secret or the password learns of it', async () => {
  await using world = await identityWorld();
  const code = (changes: object) =>
    codeOf(world.identity.issueToken(requestV1({ ...passwordForm, ...changes })));
  await world.addUser(CONTOSO, 'ada@contoso.example', { disabled: 1 });
  expect(await code({})).toBe(50057);
  expect(await code({ password: 'x' })).toBe(50126);
  await world.addApplication(CONTOSO, CONTOSO_APP, { disabled: 1 });
  expect(await code({})).toBe(7000112);
  expect(await code({ client_secret: 'x' })).toBe(7000215);
});

test.each([
  ['openid'],
  [RESOURCE],
  [`${RESOURCE}/Reports.Read`],
  [`${RESOURCE}/.default https://graph.microsoft.com/.default`],
])('a v2.0 application may not ask for the scope %s', async (scope) => {
  await using world = await identityWorld();
  expect(await codeOf(world.identity.issueToken(requestV2({ ...clientForm, scope })))).toBe(70011);
});

test('a disabled partner gets no tokens, and those it has end at once', async () => {
  await using world = await identityWorld();
  const token = await accessToken(world.identity, clientForm);
  const { refresh_token } = await issueV1(world.identity, passwordForm);
  await world.store.db.updateTable('partners').set({ disabled: 1 }).execute();
  for (const form of [passwordForm, clientForm, refreshForm(refresh_token)]) {
    const refusal = await refusalOf(world.identity.issueToken(requestV1(form)));
    expect(refusal).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    expect(refusal.body.error_codes).toEqual([5000225]);
  }
  const stranger = { ...clientForm, client_secret: 'wrong' };
  expect(await codeOf(world.identity.issueToken(requestV1(stranger)))).toBe(7000215);
  await expect(world.identity.verifyAccessToken(token)).rejects.toMatchObject({
    code: 'token_invalid',
    message: expect.stringContaining('disabled'),
  });
  await world.store.db.updateTable('partners').set({ disabled: 0 }).execute();
  expect(await world.identity.verifyAccessToken(token)).toMatchObject({ kind: 'application' });
});

describeStores((_, database) => {
  test.each(['\0', 'a%00b'])(
    'an id by HTTP Basic that no database can look for: %j',
    async (id) => {
      await using world = await identityWorld(database);
      const { client_id: _id, client_secret: _secret, ...form } = clientForm;
      const authorization = `Basic ${Buffer.from(`${id}:secret`).toString('base64')}`;
      const asked = world.identity.issueToken({ ...requestV1(form), authorization });
      expect(await codeOf(asked)).toBe(900144);
    },
  );
});
