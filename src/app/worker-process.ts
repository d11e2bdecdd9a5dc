import { loadConfig } from '../config/load-config.ts';
import { openDuckDbEngine } from '../engine/duckdb/duckdb-engine.ts';
import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import type { Clock } from '../kernel/clock.ts';
import { sweepFiles } from '../reports/sweep-files.ts';
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
const snapshots = openSnapshotStore(core.home.data);
/** Longer than any run reads a snapshot that has been superseded. */
const oneDayAgo = (clock: Clock): Date => new Date(clock.now().getTime() - 86_400_000);

const worker = startWorker({
  context: { ...core, engine, limits: config },
  lease: { owner: `${process.pid}-${core.newId()}`, seconds: config.leaseSeconds },
  concurrency: config.workerConcurrency,
  sweeps: {
    'report files': () => sweepFiles(core),
    snapshots: async () => (await snapshots.sweep(oneDayAgo(core.clock))).length,
  },
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
// The parent may have gone before anybody listened.
if (process.send && !process.connected) await stop();
