import { defineConfig } from 'vitest/config';

/** The suites that are too long for `npm test`; `.ci/run` runs them too. */
export default defineConfig({
  test: {
    include: ['src/**/*.long.test.ts', 'test/**/*.long.test.ts'],
    pool: 'forks',
    globalSetup: 'test/support/postgres-setup.ts',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
