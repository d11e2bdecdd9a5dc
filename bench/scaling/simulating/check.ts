import { type Figures, figuresOf, type Measured } from '../measured-figures.ts';
import type { Drain } from '../measuring/drain.ts';
import { outcomeOf } from '../simulation/outcome.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { simulate } from '../simulation/simulate.ts';

const CORES = 2;
const PARTNERS = 500;

/** Foretold and measured, of executions that were all due at once, as a Markdown table. */
export function checkAgainstMeasured(measured: Measured): string {
  const figures = figuresOf(measured);
  const lines = measured.workers.found.map((run) => {
    const { seconds, lateness } = foretell(figures, run);
    const pairs = [
      [seconds, run.seconds],
      [lateness.p50, run.lateness.p50],
      [lateness.p99, run.lateness.p99],
      [foretell(withItsCosts(figures, run), run).seconds, run.seconds],
    ] as const;
    return [`${run.workers}`, run.executions, ...pairs.map(told)].join(' | ');
  });
  return ['workers | executions | drained | p50 | p99 | by its own CPU time', ...lines].join('\n');
}

const told = ([foretold, found]: readonly [number, number]): string =>
  `${foretold.toFixed(1)} s, was ${found.toFixed(1)} s (${(foretold / found).toFixed(2)})`;

function foretell(figures: Figures, run: Drain) {
  const scenario: Scenario = {
    ...{ seed: 1, partners: PARTNERS, reportsEach: run.executions / PARTNERS },
    ...{ peakShare: 1, spreadMinutes: 0, kinds: [slowed(figures, run)] },
    ...{ workers: run.workers, slots: run.slots, coresEach: CORES, databaseCores: CORES },
    sharedCores: CORES,
    database: { ...figures.database, executionMs: figures.database.executionMs * slowness(run) },
    ...{ waitMs: figures.waitMs, accountConcurrency: 2, pollMs: 250 },
  };
  return outcomeOf(simulate(scenario), { pollEverySeconds: 60 });
}

/** What an execution took in that very run: tells the error of the queue from that of the costs. */
const withItsCosts = (figures: Figures, run: Drain): Figures => ({
  ...figures,
  small: { ...figures.small, loopMs: run.loopMs, engineMs: run.otherMs },
  database: {
    ...figures.database,
    executionMs: (figures.database.executionMs * run.databaseMs) / figures.databaseMs,
  },
});

/** Others were at work on the machine too: what they took of the cores could not be had. */
const slowness = ({ foreignCpu, seconds }: Drain): number =>
  CORES / (CORES - Math.min(CORES * 0.9, foreignCpu / seconds));

const slowed = ({ small }: Figures, run: Drain) => ({
  ...small,
  loopMs: small.loopMs * slowness(run),
  engineMs: small.engineMs * slowness(run),
});
