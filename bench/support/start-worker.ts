import type { BenchHome } from './home.ts';
import { type BenchProcess, startInsights } from './start-insights.ts';

/** `insights worker` as it comes, except that it may call receivers on this machine. */
export const startWorker = (
  home: BenchHome,
  env: Record<string, string> = {},
): Promise<BenchProcess> =>
  startInsights(['worker'], home, { INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'true', ...env });
