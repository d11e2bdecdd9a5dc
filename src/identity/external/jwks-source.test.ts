import { exportJWK, type FlattenedJWSInput, type JSONWebKeySet } from 'jose';
import { expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { type TestKey, testKey } from './external.fixture.ts';
import { createJwksSource } from './jwks-source.ts';

const [first, second] = await Promise.all([testKey('first'), testKey('second')]);
const START = Date.parse('2026-03-01T12:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A source whose issuer answers what the test lets it. */
function world() {
  const clock = manualClock(new Date(START));
  const told: string[] = [];
  const answers: (JSONWebKeySet | Error | Promise<JSONWebKeySet>)[] = [];
  let fetches = 0;
  const publish = (...keys: TestKey[]) => {
    answers[0] = { keys: keys.map(({ jwk }) => jwk) };
  };
  publish(first);
  const source = createJwksSource({
    issuer: 'https://login.example/',
    fetchKeys: async () => {
      fetches++;
      const answer = await answers[0];
      if (answer instanceof Error || !answer) throw answer;
      return answer;
    },
    clock,
    logger: {
      info: (_, message = '') => void told.push(message),
      warn: (_, message = '') => void told.push(message),
    },
  });
  return {
    told,
    publish,
    answer: (answer: (typeof answers)[0]) => {
      answers[0] = answer;
    },
    at: (milliseconds: number) => clock.set(new Date(START + milliseconds)),
    fetches: () => fetches,
    ask: (kid: string | undefined, alg = 'RS256') => {
      const header = { alg, ...(kid !== undefined && { kid }) };
      return source(header, {} as FlattenedJWSInput);
    },
    /** What was begun behind an answer has come to its end. */
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

const down = new Error('connection refused');
const UNAVAILABLE = { code: 'unavailable', status: 503 };

test('fetches once for all who ask at once, and not again for ten minutes', async () => {
  const { ask, at, fetches } = world();
  await Promise.all([ask('first'), ask('first'), ask('first')]);
  at(10 * MINUTE);
  await ask('first');
  expect(fetches()).toBe(1);
});

test('renews behind an answer, and before one after a quiet time', async () => {
  const { ask, at, publish, fetches, settled } = world();
  await ask('first');
  publish(second);
  at(11 * MINUTE);
  await ask('first');
  await settled();
  expect(fetches()).toBe(2);
  await ask('second');
  publish(first);
  at(HOUR);
  await expect(ask('second')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
});

test('a key that is new is had at once, but unknown ones cost a fetch in 30 seconds at most', async () => {
  const { ask, at, publish, fetches } = world();
  await ask('first');
  publish(first, second);
  at(1000);
  await ask('second');
  expect(fetches()).toBe(2);
  const unknown = () => expect(ask('made up')).rejects.toThrow(/no applicable key/);
  for (let i = 0; i < 100; i++) await unknown();
  at(30_999);
  await unknown();
  expect(fetches()).toBe(2);
  at(31_000);
  await Promise.all([unknown(), unknown()]);
  expect(fetches()).toBe(3);
});

test('without any keys nothing can be judged; it is tried again after a pause', async () => {
  const { ask, at, answer, publish, fetches, told } = world();
  answer(down);
  await expect(ask('first')).rejects.toMatchObject(UNAVAILABLE);
  at(999);
  await expect(ask('first')).rejects.toMatchObject({
    ...UNAVAILABLE,
    message: expect.stringContaining('the keys of https://login.example/ cannot be had.'),
  });
  expect(fetches()).toBe(1);
  publish(first);
  at(1000);
  await ask('first');
  expect(told).toEqual([
    'the keys of an issuer cannot be had',
    'the keys of an issuer can be had again',
  ]);
});

test('in an outage the last keys serve for 24 hours, and nobody waits for the issuer', async () => {
  const { ask, at, answer, publish, fetches, settled } = world();
  await ask('first');
  answer(down);
  at(11 * MINUTE);
  await ask('first');
  await settled();
  at(11 * MINUTE + 999);
  await ask('first');
  await expect(ask('second')).rejects.toThrow(/no applicable key/);
  expect(fetches()).toBe(2);
  // An issuer that hangs: the keys are answered with while the question is open.
  let hangUp = (_: Error): void => {};
  answer(
    new Promise<JSONWebKeySet>((_, reject) => {
      hangUp = reject;
    }),
  );
  at(HOUR);
  await ask('first');
  hangUp(down);
  await settled();
  expect(fetches()).toBe(3);
  answer(down);
  at(24 * HOUR);
  await ask('first');
  await settled();
  at(24 * HOUR + 1);
  await expect(ask('first')).rejects.toMatchObject(UNAVAILABLE);
  publish(first);
  at(25 * HOUR);
  await ask('first');
});

test.each([
  ['no key set', { keys: 'none' } as unknown as JSONWebKeySet],
  ['nothing', null as unknown as JSONWebKeySet],
])('%s is an outage, not a set without keys', async (_, answered) => {
  const { ask, at, answer, settled } = world();
  await ask('first');
  answer(answered);
  at(11 * MINUTE);
  await ask('first');
  await settled();
  await ask('first');
});

test('a set without keys is believed: the issuer has withdrawn them', async () => {
  const { ask, at, publish } = world();
  await ask('first');
  publish();
  at(HOUR);
  await expect(ask('first')).rejects.toThrow(/no applicable key/);
});

test.each<[string, object]>([
  ['is too short', { n: 'AQAB' }],
  ['is malformed', { n: '' }],
  ['is private', { ...(await exportJWK(first.privateKey)) }],
])('a published key that %s is not the fault of the token', async (_, changes) => {
  const { ask, answer } = world();
  answer({ keys: [{ ...first.jwk, ...changes }] });
  await expect(ask('first')).rejects.toMatchObject({
    ...UNAVAILABLE,
    message: expect.stringContaining('a key of https://login.example/ cannot be used'),
  });
});

test('a token that names no key is taken where there is one, and refused where there are two', async () => {
  const { ask, publish, at } = world();
  await ask(undefined);
  publish(first, second);
  at(HOUR);
  await expect(ask(undefined)).rejects.toMatchObject({ code: 'ERR_JWKS_MULTIPLE_MATCHING_KEYS' });
});
