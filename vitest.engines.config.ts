import { defineConfig } from 'vitest/config';

/** What needs ClickHouse itself: `npm run test:engines` installs it first. */
export default defineConfig({
  test: {
    include: ['test/clickhouse/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
