import { EACH_RUN_SECONDS } from './run-cost.ts';

/** A run that has been: what it took, and what its work should have taken by the costs. */
export interface TimedRun {
  readonly seconds: number;
  readonly workSeconds: number;
}

/** What a run takes whatever it holds, and how many times as long as by the costs its work takes. */
export interface Speed {
  readonly eachSeconds: number;
  readonly rate: number;
}

/** From a tenth to a hundred times. */
const FACTORS = Array.from({ length: 31 }, (_, step) => 10 ** (step / 10 - 1));

/**
 * The speed by which the runs differ least, by the sum of their logarithms, so that a run that was held up
 * weighs little. Two runs as the costs have them on a machine of this slowness, one without any work and one
 * with a second of it, stand among them, so that few and similar ones do not say more than they know.
 */
export function fitSpeed(runs: readonly TimedRun[], slowness: number): Speed {
  const prior = speedBySlowness(slowness);
  if (runs.length === 0) return prior;
  const all = [
    ...runs,
    ...[0, 1].map((workSeconds) => ({ workSeconds, seconds: secondsAt(prior, workSeconds) })),
  ];
  let best = { speed: prior, difference: differenceOf(prior, all) };
  for (const each of FACTORS) {
    for (const rate of FACTORS) {
      const speed = { eachSeconds: prior.eachSeconds * each, rate: prior.rate * rate };
      const difference = differenceOf(speed, all);
      if (difference < best.difference) best = { speed, difference };
    }
  }
  return best.speed;
}

export const secondsAt = ({ eachSeconds, rate }: Speed, workSeconds: number): number =>
  eachSeconds + rate * workSeconds;

const speedBySlowness = (slowness: number): Speed => ({
  eachSeconds: EACH_RUN_SECONDS * slowness,
  rate: slowness,
});

const differenceOf = (speed: Speed, runs: readonly TimedRun[]): number =>
  runs.reduce(
    (sum, run) => sum + Math.abs(Math.log(secondsAt(speed, run.workSeconds) / run.seconds)),
    0,
  );
