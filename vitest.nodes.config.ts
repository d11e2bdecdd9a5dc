import { defineConfig } from 'vitest/config';

/** Acceptance tests that say nothing about many nodes, and why. */
const apart: Readonly<Record<string, string>> = {
  'disk-full': 'a disk of its own under one process',
  drain: 'starts and stops its own processes',
  identities: 'the command line beside one API on SQLite',
  ledger: 'starts its own API, without a worker at first',
  limits: 'requests are counted by process: two APIs let twice as many pass',
  'lost-workers': 'kills and stops the worker of `insights serve`; the chaos run does so with many',
  nodes: 'starts and stops its own processes',
  operations: 'looks at the processes that `insights serve` starts, and loads beside it on SQLite',
  outages: 'starts its own API, and workers after leaps of the clock',
  promises: 'starts nothing',
  'run-limits': 'starts servers of its own with limits that a run exceeds',
  secrets: 'reads the SQLite file and the log of one process',
};

/** The acceptance ring, and what only many nodes can show, on nginx, two APIs, four workers and PostgreSQL. */
export default defineConfig({
  test: {
    include: ['test/acceptance/**/*.test.ts'],
    exclude: [
      '**/*.long.test.ts',
      ...Object.keys(apart).map((name) => `test/acceptance/${name}.test.ts`),
    ],
    env: { INSIGHTS_TEST_NODES: 'many' },
    pool: 'forks',
    globalSetup: 'test/support/postgres-setup.ts',
    maxWorkers: 2,
    // A test may start another arrangement.
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
