import { parseArgs } from 'node:util';
import type { Figures } from '../measured-figures.ts';
import type { Scenario } from '../simulation/scenario.ts';

export interface SimulateOptions {
  readonly partners: number;
  readonly reports: number;
  /** 0 to 1: due at midnight. */
  readonly peak: number;
  /** Minutes. */
  readonly spread: number;
  /** 0 to 1: reports of 100,000 and of a million rows. */
  readonly mid: number;
  readonly large: number;
  readonly workers: number;
  readonly slots: number;
  readonly cores: number;
  readonly databaseCores: number;
  readonly reuse: number;
  /** Seconds. */
  readonly poll: number;
  readonly seed: number;
  /** Minutes that the 99th percentile of lateness may take; undefined: the workers are as given. */
  readonly within: number | undefined;
  readonly check: boolean;
}

const numbers = {
  partners: '100000',
  reports: '20',
  peak: '0.5',
  spread: '0',
  mid: '0.02',
  large: '0.001',
  workers: '40',
  slots: '2',
  cores: '2',
  'database-cores': '16',
  reuse: '20',
  poll: '60',
  seed: '1',
} as const;

/** @throws Error with a sentence for whoever called it wrongly */
export function readSimulateOptions(args: readonly string[]): SimulateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(
        Object.entries(numbers).map(([name, value]) => [name, { type: 'string', default: value }]),
      ),
      within: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  });
  const given: Readonly<Record<string, unknown>> = values;
  const number = (name: keyof typeof numbers | 'within'): number => {
    const value = Number(given[name]);
    if (value >= 0 && Number.isFinite(value)) return value;
    throw new Error(`--${name} takes a number that is not below 0, not ${given[name]}.`);
  };
  return {
    ...{ partners: number('partners'), reports: number('reports'), peak: number('peak') },
    ...{ spread: number('spread'), mid: number('mid'), large: number('large') },
    ...{ workers: number('workers'), slots: number('slots'), cores: number('cores') },
    ...{ databaseCores: number('database-cores'), reuse: number('reuse') },
    ...{ poll: number('poll'), seed: number('seed'), check: values.check === true },
    within: values.within === undefined ? undefined : number('within'),
  };
}

export function scenarioOf(options: SimulateOptions, figures: Figures): Scenario {
  const { mid, large, workers, slots, databaseCores, seed, partners } = options;
  return {
    ...{ seed, partners, reportsEach: options.reports },
    ...{ peakShare: options.peak, spreadMinutes: options.spread },
    kinds: [
      { ...figures.small, share: 1 - mid - large },
      { ...figures.mid, share: mid },
      { ...figures.large, share: large },
    ],
    ...{ workers, slots, coresEach: options.cores, databaseCores },
    database: { ...figures.database, reuse: options.reuse },
    ...{ waitMs: figures.waitMs, accountConcurrency: 2, pollMs: 250 },
  };
}
