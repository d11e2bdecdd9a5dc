import { figuresOf, type Measured } from '../measured-figures.ts';
import { outcomeOf } from '../simulation/outcome.ts';
import { simulate } from '../simulation/simulate.ts';
import { type SimulateOptions, scenarioOf } from './options.ts';
import { percentiles } from './tell.ts';

/** The fewest workers, within a twentieth, that keep the 99th percentile of lateness within the minutes. */
export function findWorkers(options: SimulateOptions, measured: Measured, minutes: number): string {
  const figures = figuresOf(measured);
  const latenessOf = (workers: number) => {
    const played = simulate(scenarioOf({ ...options, workers }, figures));
    const { lateness } = outcomeOf(played, { pollEverySeconds: options.poll });
    console.error(`  ${workers} workers: ${percentiles(lateness)}`);
    return lateness;
  };
  const wanted = minutes * 60;
  let [few, enough] = [0, 1];
  let [before, p99] = [Number.POSITIVE_INFINITY, latenessOf(enough).p99];
  while (p99 > wanted) {
    // More of them change nothing: something else holds the work up.
    if (p99 >= before) return `not within ${minutes} minutes, whatever the number of workers`;
    few = enough;
    enough *= 4;
    [before, p99] = [p99, latenessOf(enough).p99];
  }
  while (enough - few > Math.max(1, few / 20)) {
    const middle = Math.round((few + enough) / 2);
    if (latenessOf(middle).p99 <= wanted) enough = middle;
    else few = middle;
  }
  return `${enough} workers`;
}
