import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkQuery } from './check-query.ts';
import { expectCompletes, expectSound } from './testing/expect-sound.ts';
import { repeatedArbitrary } from './testing/fragments.ts';
import { type FuzzWorld, openFuzzWorld } from './testing/fuzz.ts';
import { bestThreadTime } from './testing/thread-time.ts';

let world: FuzzWorld;

beforeAll(async () => {
  world = await openFuzzWorld();
});

test('every text is a plan or diagnostics', () => {
  fc.assert(
    fc.property(world.texts, fc.nat(), (text, at) => {
      expectSound(text, world.catalog);
      expectCompletes(text, at, world.catalog);
    }),
    { numRuns: 200_000 },
  );
});

test('64 KiB of any repeated pieces are read in 100 ms', () => {
  fc.assert(
    fc.property(repeatedArbitrary(world.dataset), (text) => {
      const read = () => checkQuery(text, 'mpn', world.catalog);
      expect(bestThreadTime(read, 3)).toBeLessThan(100);
    }),
    { numRuns: 3000 },
  );
});
