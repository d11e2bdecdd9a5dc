import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,client/src,console/src,test,bench}/**/*.test.ts'],
    exclude: [
      ...['**/node_modules/**', '**/*.long.test.ts', '**/*.nodes.test.ts', 'test/clickhouse/**'],
    ],
    pool: 'forks',
    globalSetup: 'test/support/postgres-setup.ts',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
