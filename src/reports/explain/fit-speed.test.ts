import { expect, test } from 'vitest';
import { fitSpeed, secondsAt, type TimedRun } from './fit-speed.ts';
import { EACH_RUN_SECONDS } from './run-cost.ts';

const works = [0, 0.005, 0.02, 0.1, 0.5, 2];
const runsOf = (each: number, rate: number): TimedRun[] =>
  works.map((workSeconds) => ({ workSeconds, seconds: each + rate * workSeconds }));

test('without runs the machine’s slowness tells', () => {
  expect(secondsAt(fitSpeed([], 1), 0)).toBe(EACH_RUN_SECONDS);
  expect(secondsAt(fitSpeed([], 3), 1)).toBeCloseTo(3 * (EACH_RUN_SECONDS + 1));
});

test.each([
  ['a fast machine', 0.004, 0.4],
  ['a slow one', 0.05, 6],
  ['a database far away', 0.5, 1],
  ['a slow store of files', 0.02, 20],
])('of %s: what each run takes, and its rate', (_name, each, rate) => {
  const speed = fitSpeed(runsOf(each, rate), 1);
  for (const workSeconds of works) {
    const ratio = secondsAt(speed, workSeconds) / (each + rate * workSeconds);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  }
});

test('small runs alone say little of large ones', () => {
  const small = Array.from({ length: 20 }, () => ({ seconds: 0.3, workSeconds: 0.001 }));
  const speed = fitSpeed(small, 1);
  expect(secondsAt(speed, 0.001)).toBeCloseTo(0.3, 1);
  expect(secondsAt(speed, 10)).toBeLessThan(15);
});

test('a run that was held up weighs little', () => {
  const runs = [...runsOf(0.02, 2), { seconds: 900, workSeconds: 0.01 }];
  expect(secondsAt(fitSpeed(runs, 1), 0.01)).toBeLessThan(0.08);
});
