import { expect, test } from 'vitest';
import { looksOf } from './measured-figures.ts';

test('what a lane and what a ready execution costs is told apart', () => {
  const measured = [
    [500, 10_000],
    [5000, 5000],
    [20_000, 400_000],
  ].map(([accounts = 0, ready = 0]) => ({
    accounts,
    ready,
    databaseMs: accounts * 0.01 + ready * 0.001,
  }));
  const looks = looksOf(measured);
  expect(looks.turnsMsOfLane).toBeCloseTo(0.01);
  expect(looks.turnsMsOfReady).toBeCloseTo(0.001);
});
