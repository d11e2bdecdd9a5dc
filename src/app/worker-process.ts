import { loadConfig } from '../config/load-config.ts';
import { openDuckDbEngine } from '../engine/duckdb/duckdb-engine.ts';
import { startWorker } from '../worker/worker.ts';
import { createLogger } from './create-logger.ts';
import { openCore } from './open-core.ts';
import { openScratchFolder } from './scratch-folder.ts';

/** Entry of the worker process. It stops on SIGTERM, on SIGINT, and when its parent is gone. */
const config = loadConfig();
const logger = createLogger(config.logLevel, 'worker');
const core = await openCore(config);
const engine = await openDuckDbEngine({
  catalog: core.catalog,
  dataFolder: core.home.data,
  scratchFolder: await openScratchFolder(core.home.scratch),
  memoryLimit: config.engineMemory,
  threads: config.engineThreads,
});
const worker = startWorker({
  context: { ...core, engine, limits: config },
  lease: { owner: `${process.pid}-${core.newId()}`, seconds: config.leaseSeconds },
  concurrency: config.workerConcurrency,
  logger,
});
logger.info({ pid: process.pid }, 'the worker runs');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await engine.close();
  await core[Symbol.asyncDispose]();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', stop);
