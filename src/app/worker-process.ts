import { constants, setPriority } from 'node:os';
import { loadConfig } from '../config/load-config.ts';
import { createLogger } from './create-logger.ts';
import { runWorker } from './run-worker.ts';
import type { StopKind } from './stop-kind.ts';
import { answerMetrics } from './telemetry/child-metrics.ts';

/**
 * Entry of the worker that `serve` starts and restarts. SIGTERM drains it; on SIGINT, and when its
 * parent is gone, it hands back what it runs at once.
 */
// People wait for the API on the same machine, and nobody for a report's last second.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const config = loadConfig();
const logger = createLogger(config.logLevel, 'worker');
const worker = await runWorker(config, logger);
answerMetrics(worker.registry);
logger.info({ pid: process.pid }, 'the worker runs');

async function stop(how: StopKind): Promise<void> {
  await worker.stop(how);
  process.exit(0);
}
// A second SIGTERM is no more urgent: a service manager signals the whole group, and then the parent
// asks once more.
process.on('SIGTERM', () => stop('drain'));
process.on('SIGINT', () => stop('now'));
process.on('disconnect', () => stop('now'));
// The parent may have gone before anybody listened.
if (process.send && !process.connected) await stop('now');
