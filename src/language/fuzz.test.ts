import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkQuery } from './check-query.ts';
import { expectCompletes, expectSound } from './testing/expect-sound.ts';
import { repeatedArbitrary } from './testing/fragments.ts';
import { type FuzzWorld, openFuzzWorld } from './testing/fuzz.ts';
import { pathologicalQueries } from './testing/pathological-queries.ts';
import { bestThreadTime } from './testing/thread-time.ts';

/** Of 64 KiB, the most that is read. */
const MOST_MILLISECONDS = 100;

let world: FuzzWorld;

beforeAll(async () => {
  world = await openFuzzWorld();
});

test('every text is a plan or diagnostics', () => {
  let accepted = 0;
  const runs = 5000;
  fc.assert(
    fc.property(world.texts, fc.nat(), (text, at) => {
      if (expectSound(text, world.catalog).ok) accepted += 1;
      expectCompletes(text, at, world.catalog);
    }),
    { numRuns: runs },
  );
  expect(accepted).toBeGreaterThan(runs / 10);
  expect(accepted).toBeLessThan(runs / 2);
});

test.each(pathologicalQueries)('64 KiB of %s are read in time', (_, text) => {
  expect(Buffer.byteLength(text)).toBeGreaterThan(60_000);
  expect(expectSound(text, world.catalog)).not.toMatchObject({
    diagnostics: [{ code: 'query_too_long' }],
  });
  const read = () => checkQuery(text, 'mpn', world.catalog);
  expect(bestThreadTime(read)).toBeLessThan(MOST_MILLISECONDS);
});

test('64 KiB of any repeated pieces are read in time', () => {
  fc.assert(
    fc.property(repeatedArbitrary(world.dataset), (text) => {
      expectSound(text, world.catalog);
      const read = () => checkQuery(text, 'mpn', world.catalog);
      expect(bestThreadTime(read, 3)).toBeLessThan(MOST_MILLISECONDS);
    }),
    { numRuns: 60 },
  );
});
