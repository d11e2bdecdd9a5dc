import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulate.ts';

/** One worker with one slot, and runs that take a second of its loop and nothing else. */
const plain: Scenario = {
  ...{ seed: 1, partners: 10, reportsEach: 1, peakShare: 1, spreadMinutes: 0 },
  kinds: [{ name: 'small', lane: 'small', share: 1, loopMs: 1000, engineMs: 0, fileBytes: 100 }],
  ...{ workers: 1, slots: 1, coresEach: 1, databaseCores: 1 },
  database: { executionMs: 0, turnsMs: 0, turnsMsOfLane: 0, turnsMsOfReady: 0, reuse: 0 },
  ...{ waitMs: 0, accountConcurrency: 2, pollMs: 0 },
};

const sorted = (values: Float64Array) => [...values].sort((a, b) => a - b);

test('one server: lateness is the place in the queue times the service', () => {
  const { started, completed } = simulate(plain);
  expect(sorted(started)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(Math.max(...completed)).toBe(10);
});

test('twice the workers take half of the time', () => {
  expect(Math.max(...simulate({ ...plain, workers: 2 }).completed)).toBe(5);
});

test('two slots of one worker share its loop, and not the engine', () => {
  const loop = { ...plain, slots: 2, coresEach: 2 };
  expect(Math.max(...simulate(loop).completed)).toBe(10);
  const kinds = plain.kinds.map((kind) => ({ ...kind, loopMs: 0, engineMs: 1000 }));
  expect(Math.max(...simulate({ ...loop, kinds }).completed)).toBe(5);
});

test('one database is the bottleneck of many workers', () => {
  const database = { ...plain.database, executionMs: 2000 };
  const { completed, databaseBusy } = simulate({ ...plain, workers: 10, database });
  expect(Math.max(...completed)).toBe(21);
  expect(databaseBusy).toBeCloseTo(20 / 21);
});

test('a look that grows with what is ready costs its sum', () => {
  const database = { ...plain.database, turnsMsOfReady: 1000 };
  const kinds = plain.kinds.map((kind) => ({ ...kind, loopMs: 0 }));
  const { started } = simulate({ ...plain, database, kinds });
  expect(Math.max(...started)).toBe(55);
});

test('a look that is used again costs that once in so many times as long', () => {
  const database = { ...plain.database, turnsMsOfLane: 100, reuse: 1000 };
  const { completed } = simulate({ ...plain, database });
  expect(Math.max(...completed)).toBeCloseTo(11);
});

test('an account of its own waits for its places', () => {
  const { completed } = simulate({ ...plain, partners: 1, reportsEach: 10, workers: 5 });
  expect(Math.max(...completed)).toBe(5);
});

test('cores that all share are busy with all of it', () => {
  const database = { ...plain.database, executionMs: 1000 };
  const { completed, workersBusy } = simulate({ ...plain, workers: 4, sharedCores: 2, database });
  expect(Math.max(...completed)).toBe(10);
  expect(workersBusy).toBe(1);
});

test('a random queue waits as long as the formula of Pollaczek and Khinchine says', () => {
  // Poisson's arrivals are those of an hour's uniform due times; a load of a half, each a tenth of a second.
  const kinds = plain.kinds.map((kind) => ({ ...kind, loopMs: 100 }));
  const spread = { partners: 18_000, spreadMinutes: 60, kinds };
  const { due, started } = simulate({ ...plain, ...spread });
  const mean = started.reduce((sum, time, at) => sum + time - (due[at]?.time ?? 0), 0) / due.length;
  expect(mean).toBeGreaterThan(0.045);
  expect(mean).toBeLessThan(0.055);
});

test('the same seed plays the same day, and its outcome adds up', () => {
  const day = { ...plain, partners: 1000, reportsEach: 2, peakShare: 0.5, workers: 3 };
  const played = simulate(day);
  expect(simulate(day).started).toEqual(played.started);
  const outcome = outcomeOf(played, { pollEverySeconds: 60 });
  expect(outcome.executions).toBe(2000);
  expect(outcome.fileBytes).toBe(200_000);
  expect(outcome.lateness.max).toBeGreaterThanOrEqual(outcome.lateness.p99);
  expect(outcome.atMidnight).toBeGreaterThan(900);
  expect(outcome.peakSeconds).toBeGreaterThan(300);
});
