import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAuditEvents } from '../../store/audit-events.ts';
import { type AccessWorld, accessWorld, FABRIKAM, OPERATOR } from '../testing/access-world.ts';
import { NOW, RESOURCE, TENANT } from '../testing/http-world.ts';

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const get = (path: string) => world.as('operator', { method: 'GET', url: `/admin/${path}` });
const madeUp: string[] = [];
const send = async (method: 'PUT' | 'POST', path: string, body?: object) => {
  const answer = await world.as('operator', { method, url: `/admin/${path}`, body });
  madeUp.push(...(answer.body.value[0]?.secret ? [answer.body.value[0].secret] : []));
  return answer;
};
const put = (path: string, body: object) => send('PUT', path, body);
const post = (path: string, body?: object) => send('POST', path, body);
const ids = (body: { value: Record<string, string>[] }, name: string) =>
  body.value.map((item) => item[name]);

describe('partners', () => {
  const tenantId = 'a1c0ffee-0000-4000-8000-000000000001';
  const alpine = {
    name: 'Alpine',
    accountId: '3003000',
    locations: [{ id: '3003001', name: 'Zermatt' }],
  };

  test('are made, changed and left as they are by the same request', async () => {
    const made = await put(`partners/${tenantId}`, alpine);
    expect(made.status).toBe(200);
    const value = { tenantId, ...alpine, disabled: false, createdTime: NOW };
    expect(made.body).toMatchObject({ message: 'Partner created successfully', nextLink: null });
    expect(made.body.value).toEqual([{ outcome: 'created', changes: [], value }]);
    const same = await put(`partners/${tenantId}`, alpine);
    expect(same.body.message).toBe('Partner unchanged');
    expect(same.body.value[0]).toEqual({ outcome: 'unchanged', changes: [], value });
    const changed = await put(`partners/${tenantId}`, { name: 'Alpine AG' });
    expect(changed.body.value[0]).toEqual({
      outcome: 'changed',
      changes: [{ property: 'name', before: 'Alpine', after: 'Alpine AG' }],
      value: { ...value, name: 'Alpine AG' },
    });
    expect((await get(`partners/${tenantId}`)).body.value).toEqual([
      { ...value, name: 'Alpine AG' },
    ]);
    expect(ids((await get('partners')).body, 'name')).toEqual(['Alpine AG', 'Contoso', 'Fabrikam']);
  });

  test('names come in any case, also inside of lists; the id too', async () => {
    const url = `/ADMIN/Partners/%20${tenantId.toUpperCase()}`;
    const body = { NAME: 'A', accountid: '3003000', LOCATIONS: [{ ID: '3003002', Name: 'Davos' }] };
    const { status, body: answer } = await world.as('operator', { method: 'PUT', url, body });
    expect(status, answer.message).toBe(200);
    expect(answer.value[0].value).toMatchObject({
      tenantId,
      locations: [{ id: '3003002', name: 'Davos' }],
    });
  });

  test.each([
    [{ name: 5 }, 'name must be a string; it is 5.'],
    [{ nmae: 'A' }, 'There is no nmae here; there are name, accountId, locations, disabled.'],
    [{ disabled: 'perhaps' }, 'disabled must be true or false; it is "perhaps".'],
    [{ locations: 'all' }, 'locations must be a list of at most 10000; it is "all".'],
    [{ locations: [{ id: 1, name: 'x' }] }, 'locations[0].id must be a string; it is 1.'],
    [{ locations: [{ id: '1' }] }, 'locations[0].name is required.'],
    [{ locations: [[]] }, 'locations[0] must be an object with id, name; it is [].'],
    [
      { locations: [{ id: '1', name: 'x', city: 'y' }] },
      'There is no locations[0].city here; there are id, name.',
    ],
    [JSON.parse('{"__proto__": {"name": "x"}}'), /^There is no __proto__ here/],
    [{ name: '  ' }, 'name is required.'],
    [{ accountId: '1001000' }, `Account 1001000 is that of Contoso (${TENANT}).`],
  ])('%j is refused with the reason', async (body, message) => {
    const answer = await put(`partners/${tenantId}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  test('that do not exist, and ids that are none', async () => {
    const unknown = '00000000-0000-4000-8000-00000000dead';
    expect((await get(`partners/${unknown}`)).headers['x-error-code']).toBe('identity_not_found');
    expect((await get('partners/contoso')).body.message).toMatch(/^tenantId should be a UUID/);
    const nameless = await put(`partners/${unknown}`, { accountId: '9' });
    expect([nameless.status, nameless.body.message]).toEqual([400, 'name is required.']);
  });
});

describe('users', () => {
  const userId = 'a1c0ffee-0000-4000-8000-0000000000a1';
  const wish = {
    tenantId: FABRIKAM,
    userName: 'Ada@Fabrikam.example',
    roles: [{ role: 'report-viewer' }],
    password: 'a password of ada',
  };

  test('are made, and can sign in; a role that is left out is theirs no more', async () => {
    const made = await put(`users/${userId}`, wish);
    const value = {
      userId,
      tenantId: FABRIKAM,
      userName: 'ada@fabrikam.example',
      displayName: 'ada@fabrikam.example',
      roles: [{ role: 'report-viewer', locations: null }],
      disabled: false,
      signIn: 'password',
      createdTime: NOW,
    };
    expect(made.body.value).toEqual([{ outcome: 'created', changes: [], value }]);
    expect((await put(`users/${userId}`, wish)).body.value[0].outcome).toBe('unchanged');
    expect((await signIn('a password of ada')).status).toBe(200);
    const { body } = await put(`users/${userId}`, { roles: [], password: 'another password' });
    expect(body.value[0]).toMatchObject({ outcome: 'changed', value: { roles: [] } });
    expect(ids({ value: body.value[0].changes }, 'property')).toEqual(['roles', 'password']);
    expect((await signIn('a password of ada')).status).toBe(400);
    const { access_token } = (await signIn('another password')).body;
    const refused = await world.ask(access_token, { method: 'GET', url: 'ScheduledDataset' });
    expect([refused.status, refused.headers['x-error-code']]).toEqual([403, 'no_role']);
  });

  const signIn = (password: string) =>
    world.askToken(FABRIKAM, {
      grant_type: 'password',
      client_id: 'fab41ca0-0000-4000-8000-0000000000c1',
      client_secret: 'secret of an application',
      username: 'ada@fabrikam.example',
      password,
      resource: RESOURCE,
    });

  test('are found all, by partner, and by id', async () => {
    const all = ids((await get('users')).body, 'userName');
    expect(all).toContain('olga@operators.example');
    expect(all).toContain('exec@contoso.example');
    const { body } = await get(`users?TENANTID=${FABRIKAM}`);
    expect(ids(body, 'userName')).toEqual(['ada@fabrikam.example', 'exec@fabrikam.example']);
    expect(ids((await get(`users/${userId}`)).body, 'userId')).toEqual([userId]);
    expect((await get('users?tenantId=contoso')).status).toBe(400);
    expect((await get('users?tenant=1')).body.message).toBe(
      'There is no tenant here; there are tenantId.',
    );
  });

  test.each([
    [{ roles: [{ role: 'king' }] }, /^There is no role "king"; the roles are executive/],
    [{ roles: [{ role: 'operator' }] }, /is for users and applications of the operators/],
    [{ roles: [{ role: 7 }] }, 'roles[0].role must be a string; it is 7.'],
    [{ roles: [{ role: 'report-viewer', location: ['1'] }] }, /^There is no roles\[0\]\.location/],
    [{ roles: [{ role: 'report-viewer', locations: ['1'] }] }, /has no location 1/],
    [{ roles: {} }, 'roles must be a list of at most 100; it is {}.'],
    [{ password: 'short' }, 'The password should have 12 to 256 characters.'],
    [{ userName: null }, 'userName must be a string; it is null.'],
    [{ tenantId: TENANT }, /belongs to another partner than Contoso/],
    [{ signIn: 'none' }, /^There is no signIn here/],
  ])('%j is refused with the reason', async (body, message) => {
    const answer = await put(`users/${userId}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  test('of no partner are not made', async () => {
    const id = 'a1c0ffee-0000-4000-8000-0000000000a9';
    const { status, body } = await put(`users/${id}`, { userName: 'x' });
    expect([status, body.message]).toEqual([400, expect.stringMatching(/tenantId is required/)]);
    const tenantId = '00000000-0000-4000-8000-00000000dead';
    expect((await put(`users/${id}`, { userName: 'x', tenantId })).status).toBe(404);
    expect((await get(`users/${id}`)).status).toBe(404);
  });
});

describe('applications', () => {
  const clientId = 'a1c0ffee-0000-4000-8000-0000000000c1';
  const wish = { tenantId: FABRIKAM, name: 'Exporter', roles: [{ role: 'report-viewer' }] };
  const tokenWith = (client_secret: string) =>
    world.askToken(FABRIKAM, {
      ...{ grant_type: 'client_credentials', client_id: clientId, client_secret },
      resource: RESOURCE,
    });
  let first: string;

  test('get a secret that is shown once', async () => {
    const made = await put(`applications/${clientId}`, wish);
    first = made.body.value[0].secret;
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(made.headers['cache-control']).toBe('no-store');
    expect((await tokenWith(first)).status).toBe(200);
    const again = await put(`applications/${clientId}`, wish);
    expect(again.body.value[0]).not.toHaveProperty('secret');
    expect(again.body.value[0].outcome).toBe('unchanged');
    expect(JSON.stringify((await get(`applications/${clientId}`)).body)).not.toContain(first);
    const { body } = await get(`applications?tenantId=${FABRIKAM}`);
    expect(ids(body, 'clientId')).toContain(clientId);
  });

  test('do not get another secret by the way', async () => {
    const same = await put(`applications/${clientId}`, { ...wish, secret: first });
    expect(same.body.value[0].outcome).toBe('unchanged');
    const other = await put(`applications/${clientId}`, { secret: 'quite another one' });
    expect(other.status).toBe(400);
    expect(other.body.message).toMatch(/Rotate its secret instead/);
  });

  test('rotate it: two are valid, and the same rotation changes nothing', async () => {
    const rotationId = 'a1c0ffee-0000-4000-8000-0000000000e1';
    const url = `applications/${clientId}/rotate-secret`;
    const rotated = await post(url, { ROTATIONID: rotationId, overlapHours: 2 });
    const { secret, value, outcome } = rotated.body.value[0];
    expect(outcome).toBe('changed');
    expect(value.secrets).toMatchObject([
      { secretId: rotationId, expiresTime: null },
      { expiresTime: '2026-03-01T14:00:00.000Z' },
    ]);
    const again = await post(url, { rotationId });
    expect(again.body.message).toBe('Secret unchanged');
    expect(again.body.value[0]).not.toHaveProperty('secret');
    for (const one of [first, secret]) expect((await tokenWith(one)).status).toBe(200);
    const ended = await post(url, { overlapHours: 0 });
    expect(ended.body.value[0].value.secrets).toHaveLength(1);
    for (const one of [first, secret]) expect((await tokenWith(one)).status).toBe(401);
    expect((await post(url)).body.value[0].secret).toMatch(/^[\w-]{43}$/);
  });

  test.each([
    [{ overlapHours: -1 }, 'overlapHours must be a number from 0 to 8760; it is -1.'],
    [{ overlapHours: 'long' }, 'overlapHours must be a number from 0 to 8760; it is "long".'],
    [{ rotationId: 'x' }, /^rotationId should be a UUID/],
    [{ secret: 'short' }, 'The secret should have 12 to 256 characters.'],
    [{ hours: 1 }, 'There is no hours here; there are rotationId, secret, overlapHours.'],
  ])('a rotation by %j is refused with the reason', async (body, message) => {
    const answer = await post(`applications/${clientId}/rotate-secret`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  test('that do not exist have no secret', async () => {
    const url = 'applications/00000000-0000-4000-8000-00000000dead/rotate-secret';
    const answer = await post(url, {});
    expect([answer.status, answer.headers['x-error-code']]).toEqual([404, 'identity_not_found']);
  });
});

test('all of it is in the audit trail, with who did it and from where, and no secret is', async () => {
  const rows = await findAuditEvents(world.store.db, { limit: 1000 });
  const own = rows.filter((row) => row.actor_id === OPERATOR && row.action !== 'token.issue');
  expect(new Set(own.map((row) => row.action))).toEqual(
    new Set([
      ...['partner.create', 'partner.change', 'user.create', 'user.change', 'user.password'],
      ...['application.create', 'application.secret'],
    ]),
  );
  for (const { address, correlation_id, actor_name } of own) {
    expect([address, actor_name]).toEqual(['127.0.0.1', 'olga@operators.example']);
    expect(correlation_id).toMatch(/^[0-9a-f-]{36}$/);
  }
  const text = JSON.stringify(rows);
  expect(madeUp).toHaveLength(4);
  for (const secret of ['a password of ada', 'another password', ...madeUp]) {
    expect(text).not.toContain(secret);
  }
});
