import { figuresOf, type Measured } from '../measured-figures.ts';
import { outcomeOf } from '../simulation/outcome.ts';
import { simulate } from '../simulation/simulate.ts';
import { type SimulateOptions, scenarioOf } from './options.ts';
import { percentiles } from './tell.ts';

/** Beyond so many more of them change nothing: something else holds the work up. */
const MOST = 4096;

/** The fewest workers, within a twentieth, that keep the 99th percentile of lateness within the minutes. */
export function findWorkers(options: SimulateOptions, measured: Measured, minutes: number): string {
  const figures = figuresOf(measured);
  const latenessOf = (workers: number) => {
    const played = simulate(scenarioOf({ ...options, workers }, figures));
    const { lateness } = outcomeOf(played, { pollEverySeconds: options.poll });
    console.error(`  ${workers} workers: ${percentiles(lateness)}`);
    return lateness;
  };
  const isEnough = (workers: number) => latenessOf(workers).p99 <= minutes * 60;
  let [few, enough] = [0, 1];
  while (!isEnough(enough)) {
    if (enough >= MOST) return `not within ${minutes} minutes, whatever the number of workers`;
    few = enough;
    enough *= 4;
  }
  while (enough - few > Math.max(1, few / 20)) {
    const middle = Math.round((few + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return `${enough} workers`;
}
