import { expect, test } from 'vitest';
import { findAuditEvents } from '../../store/audit-events.ts';
import { deleteThrottlesBefore } from '../../store/sign-in-throttles.ts';
import {
  CONTOSO_APP,
  clientForm,
  identityWorld,
  NOW,
  passwordForm,
  refusalOf,
  requestV1,
} from '../identity.fixture.ts';
import { OAuthError } from '../oauth-errors.ts';
import { throttlesForgottenBefore } from './throttle-sign-in.ts';

const ADA = 'ada@contoso.example';
const HERE = '192.0.2.1';
const PLACES = Array.from({ length: 20 }, (_, place) => `198.51.100.${place}`);

async function throttleWorld() {
  const world = await identityWorld();
  let now = Date.parse(NOW);
  const wait = (seconds: number): void => {
    now += seconds * 1000;
    world.wallClock.set(new Date(now));
  };
  /** The code of the refusal and how long to wait, or null for a token. */
  const attempt = async (
    form: Record<string, string>,
    address: string = HERE,
  ): Promise<{ code: number | undefined; seconds: number | undefined } | null> => {
    const request = { ...requestV1(form), origin: { address, correlationId: 'c' } };
    try {
      await world.identity.issueToken(request);
      return null;
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return { code: error.body.error_codes[0], seconds: error.retryAfterSeconds };
    }
  };
  const signIn = (password: string, username = ADA, address = HERE) =>
    attempt({ ...passwordForm, username, password }, address);
  const failMany = async (times: number, username = ADA): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      expect(await signIn('wrong', username, PLACES[time % PLACES.length])).toMatchObject({
        code: 50126,
      });
    }
  };
  return { ...world, wait, attempt, signIn, failMany };
}

const throttled = (seconds: number) => ({ code: 50053, seconds });

test.each([ADA, 'nobody@contoso.example'])(
  'after five failures %s waits, longer after each, and the password is not looked at meanwhile',
  async (name) => {
    await using world = await throttleWorld();
    for (let time = 0; time < 5; time += 1) {
      expect(await world.signIn('wrong', name)).toMatchObject({ code: 50126 });
    }
    for (const seconds of [1, 2, 4, 8]) {
      expect(await world.signIn('pass', name)).toEqual(throttled(seconds));
      world.wait(seconds - 0.001);
      expect(await world.signIn('pass', name)).toEqual(throttled(1));
      world.wait(0.001);
      expect(await world.signIn('wrong', name)).toMatchObject({ code: 50126 });
    }
  },
);

test('the refusal is the same for a name that exists and one that does not', async () => {
  await using world = await throttleWorld();
  const bodies = [];
  for (const username of [ADA, 'nobody@contoso.example']) {
    for (let time = 0; time < 5; time += 1) await world.signIn('wrong', username);
    const form = { ...passwordForm, username };
    const { status, body } = await refusalOf(world.identity.issueToken(requestV1(form)));
    expect(status).toBe(429);
    expect(body.error).toBe('temporarily_unavailable');
    bodies.push({ error: body.error, codes: body.error_codes, text: body.error_description });
  }
  expect(bodies[1]).toEqual(bodies[0]);
});

test('a success forgets the failures from there', async () => {
  await using world = await throttleWorld();
  for (let time = 0; time < 4; time += 1) await world.signIn('wrong');
  expect(await world.signIn('pass')).toBeNull();
  for (let time = 0; time < 4; time += 1) {
    expect(await world.signIn('wrong')).toMatchObject({ code: 50126 });
  }
  expect(await world.signIn('pass')).toBeNull();
});

test('another address and another user have counts of their own', async () => {
  await using world = await throttleWorld();
  for (let time = 0; time < 5; time += 1) await world.signIn('wrong');
  expect(await world.signIn('pass')).toEqual(throttled(1));
  expect(await world.signIn('pass', ADA, '192.0.2.2')).toBeNull();
  expect(await world.signIn('wrong', 'bob@contoso.example')).toMatchObject({ code: 50126 });
});

test('two addresses of one IPv6 network are one', async () => {
  await using world = await throttleWorld();
  for (let time = 0; time < 5; time += 1) await world.signIn('wrong', ADA, `2001:db8::${time}`);
  expect(await world.signIn('pass', ADA, '2001:db8::ffff')).toEqual(throttled(1));
  expect(await world.signIn('pass', ADA, '2001:db8:0:1::1')).toBeNull();
});

test('guesses from many addresses slow down all but those that are known for the user', async () => {
  await using world = await throttleWorld();
  expect(await world.signIn('pass', ADA, '203.0.113.1')).toBeNull();
  await world.failMany(50);
  expect(await world.signIn('pass', ADA, '203.0.113.2')).toEqual(throttled(1));
  expect(await world.signIn('pass', ADA, '203.0.113.1')).toBeNull();
  for (let time = 0; time < 9; time += 1) {
    world.wait(60);
    expect(await world.signIn('wrong', ADA, `203.0.113.1${time}`)).toMatchObject({ code: 50126 });
  }
  expect(await world.signIn('pass', ADA, '203.0.113.2')).toEqual(throttled(60));
  world.wait(60);
  expect(await world.signIn('pass', ADA, '203.0.113.2')).toBeNull();
});

test('an address is known for 90 days, whatever is swept meanwhile', async () => {
  await using world = await throttleWorld();
  const { store, wallClock } = world;
  const sweep = () => deleteThrottlesBefore(store.db, throttlesForgottenBefore(wallClock.now()));
  await world.signIn('pass', ADA, '203.0.113.1');
  await world.signIn('wrong', ADA, '203.0.113.2');
  expect(await sweep()).toBe(0);
  world.wait(89 * 86_400);
  expect(await sweep(), 'both counts of the failure').toBe(2);
  await world.failMany(50);
  expect(await world.signIn('pass', ADA, '203.0.113.1')).toBeNull();
});

test.each([CONTOSO_APP, 'c0470500-0000-4000-8000-00000000dead'])(
  'application %s waits after five wrong secrets',
  async (client_id) => {
    await using world = await throttleWorld();
    const code = client_id === CONTOSO_APP ? 7000215 : 700016;
    for (let time = 0; time < 5; time += 1) {
      const form = { ...clientForm, client_id, client_secret: 'wrong' };
      expect(await world.attempt(form)).toMatchObject({ code });
    }
    expect(await world.attempt({ ...clientForm, client_id })).toEqual(throttled(1));
    world.wait(1);
    const after = await world.attempt({ ...clientForm, client_id });
    expect(after).toEqual(client_id === CONTOSO_APP ? null : { code, seconds: undefined });
  },
);

test('many tries at once count one by one', async () => {
  await using world = await throttleWorld();
  const tries = Array.from({ length: 20 }, () => world.signIn('wrong'));
  const codes = (await Promise.all(tries)).map((answer) => answer?.code);
  expect(codes.filter((code) => code === 50126)).toHaveLength(5);
  expect(codes.filter((code) => code === 50053)).toHaveLength(15);
});

test('many sign-ins at once with the right password all succeed', async () => {
  await using world = await throttleWorld();
  const tries = Array.from({ length: 20 }, () => world.signIn('pass'));
  expect(await Promise.all(tries)).toEqual(Array.from({ length: 20 }, () => null));
});

test('no name that was typed is kept among the throttles', async () => {
  await using world = await throttleWorld();
  await world.signIn('wrong', 'typed-password');
  const rows = await world.store.db.selectFrom('sign_in_throttles').selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('typed-password');
});

test('refusals and tokens are recorded, with names and without secrets', async () => {
  await using world = await throttleWorld();
  await world.signIn('wrong');
  await world.signIn('pass');
  const events = await findAuditEvents(world.store.db, { limit: 10 });
  expect(events.map(({ action, actor_name, outcome }) => [action, actor_name, outcome])).toEqual([
    ['token.refuse', ADA, 'refused'],
    ['token.issue', ADA, 'succeeded'],
  ]);
  expect(events[0]).toMatchObject({
    actor_id: null,
    tenant_id: requestV1({}).tenantId,
    address: HERE,
    correlation_id: 'c',
  });
  expect(JSON.parse(events[0]?.detail ?? '')).toEqual({
    reason: 'wrong_credentials',
    clientId: CONTOSO_APP,
    userName: ADA,
  });
  expect(events[1]).toMatchObject({ actor_id: `id of ${ADA}`, target: CONTOSO_APP });
  expect(JSON.parse(events[1]?.detail ?? '')).toEqual({
    grantType: 'password',
    clientId: CONTOSO_APP,
    resource: passwordForm.resource,
  });
  for (const secret of ['wrong', 'pass"', '"secret"']) {
    expect(JSON.stringify(events).replaceAll('wrong_credentials', '')).not.toContain(secret);
  }
});
