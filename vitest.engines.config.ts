import { defineConfig } from 'vitest/config';

const limits = { pool: 'forks', testTimeout: 600_000, hookTimeout: 600_000 } as const;

/** What asks the datasets something; the others would find nothing new. */
const ring = [
  ...['datasets', 'executions', 'files', 'formats', 'injection', 'language', 'manifests'],
  ...['oracle', 'parts', 'queries', 'reports', 'roles', 'walk-through'],
];

/** What needs ClickHouse itself: `npm run test:engines` installs it first. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { ...limits, name: 'engines', include: ['test/clickhouse/*.test.ts'], maxWorkers: 2 },
      },
      {
        test: {
          ...limits,
          name: 'acceptance on ClickHouse',
          include: ring.map((file) => `test/acceptance/${file}.test.ts`),
          globalSetup: 'test/clickhouse/support/ring-setup.ts',
          maxWorkers: 1,
        },
      },
    ],
  },
});
