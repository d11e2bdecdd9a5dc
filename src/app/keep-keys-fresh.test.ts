import { expect, test } from 'vitest';
import { createKeyRing } from '../identity/keys.ts';
import { manualClock } from '../kernel/clock.ts';
import { type Logger, silentLogger } from '../kernel/logger.ts';
import { temporaryStore, testAuditLog } from '../store/store.fixture.ts';
import { keepKeysFresh } from './keep-keys-fresh.ts';

async function world() {
  const temporary = await temporaryStore();
  const { store } = temporary;
  const clock = manualClock('2026-03-01T12:00:00Z');
  const ring = createKeyRing(store, 3660);
  const { promise: told, resolve } = Promise.withResolvers<string>();
  const tell = (_fields: object, message = '') => resolve(message);
  const logger: Logger = { ...silentLogger, info: tell, warn: tell };
  return {
    ...{ store, clock, told, context: { store, clock, audit: testAuditLog(), logger } },
    signing: async () => (await ring.signingKey(clock.now())).kid,
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
}

test('looks at its start', async () => {
  await using keys = await world();
  const first = await keys.signing();
  keys.clock.set('2026-06-01T12:00:00Z');
  await keepKeysFresh(keys.context, 90)[Symbol.asyncDispose]();
  expect(await keys.signing()).not.toBe(first);
});

test('looks again as time goes by', async () => {
  await using keys = await world();
  const first = await keys.signing();
  await using _looking = keepKeysFresh(keys.context, 90, 5);
  keys.clock.set('2026-06-01T12:00:00Z');
  expect(await keys.told).toMatch(/another key signs/);
  expect(await keys.signing()).not.toBe(first);
});

test('tells of a database that does not answer, and goes on', async () => {
  await using keys = await world();
  const store = { ...keys.store, db: undefined as never };
  await using _looking = keepKeysFresh({ ...keys.context, store }, 90);
  expect(await keys.told).toMatch(/could not be looked at/);
});
