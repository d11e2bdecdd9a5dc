import { type Config, toEnvironment } from '../config/load-config.ts';
import type { WrittenDataset } from '../sample/write-sample-world.ts';
import { createLogger } from './create-logger.ts';
import { type RunningApi, startApi } from './start-api.ts';
import { type Supervised, supervise } from './supervise.ts';
import { askForMetrics } from './telemetry/child-metrics.ts';

/** Starts the API in this process, the query engine and a worker in processes of their own. */
export async function startServer(
  config: Config,
  onSampleProgress?: (written: WrittenDataset) => void,
): Promise<RunningApi> {
  const logger = createLogger(config.logLevel, 'api');
  // The worker is started once the API has made the home; scrapes may come before.
  let started: Supervised | undefined;
  const workerMetrics = () => askForMetrics(started?.child);
  const api = await startApi(config, onSampleProgress, logger, workerMetrics);
  const worker = supervise({
    module: new URL('./worker-process.ts', import.meta.url),
    environment: toEnvironment(config),
    drainMilliseconds: config.drainSeconds * 1000,
    logger,
  });
  started = worker;
  return {
    ...api,
    // The API answers until the worker has finished.
    stop: async (how) => {
      await worker.stop(how);
      await api.stop(how);
    },
  };
}
