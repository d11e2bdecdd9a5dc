import { expect, test } from 'vitest';
import { guardPlan } from '../policy/guard.ts';
import { playNonInterference } from './testing/non-interference/play.ts';

// Some ten seconds; the long suite plays ten times as many. `node test/non-interference/run.ts --cases 100000` plays longer.
const PATIENT = 900_000;

test(
  'what a caller may not see changes no byte of any answer',
  async () => {
    const summary = await playNonInterference({ cases: 400, seed: 20_261 });
    expect(summary.failures).toEqual([]);
    expect(summary.broken).toBe(0);
    // The game is worth its name: answers lack something, and one who sees all sees the worlds differ.
    expect(summary.redacted).toBeGreaterThan(40);
    expect(summary.controlsThatDiffered / summary.controls).toBeGreaterThan(0.25);
  },
  PATIENT,
);

/** With the seed of a game that finds it soon. */
const leaks: readonly (readonly [string, number, typeof guardPlan])[] = [
  [
    'rows of every location',
    15,
    (plan, dataset, grant, interval) =>
      guardPlan(plan, dataset, { ...grant, locations: null }, interval),
  ],
  [
    'locations without regard to case',
    15,
    (plan, dataset, grant, interval) => {
      const locations = grant.locations?.flatMap((name) => [name, name.toLowerCase()]) ?? null;
      return guardPlan(plan, dataset, { ...grant, locations }, interval);
    },
  ],
  [
    'values that are to be withheld',
    99,
    (plan, dataset, grant, interval) =>
      guardPlan(plan, dataset, { ...grant, withheld: [] }, interval),
  ],
  [
    'the last of the columns to be withheld',
    99,
    (...given) => {
      const guarded = guardPlan(...given);
      return { ...guarded, withheld: guarded.withheld.slice(0, -1) };
    },
  ],
];

test.each(leaks)(
  'the game finds a guard that shows %s',
  async (_, seed, guard) => {
    const summary = await playNonInterference({
      cases: 4000,
      seed,
      guard,
      stopAtFailure: true,
    });
    expect(summary.failures).not.toEqual([]);
  },
  PATIENT,
);
