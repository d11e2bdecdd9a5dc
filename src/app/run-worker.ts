import { hostname } from 'node:os';
import type { Config } from '../config/load-config.ts';
import type { Engine } from '../engine/engine.ts';
import { openSnapshotStore } from '../engine/snapshots/snapshot-store.ts';
import { throttlesForgottenBefore } from '../identity/throttle/throttle-sign-in.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Telemetry } from '../kernel/telemetry.ts';
import { sweepTestCallbacks } from '../reports/callbacks/sweep-test-callbacks.ts';
import {
  findLostFiles,
  sweepExecutions,
  sweepExpiredFiles,
  sweepOrphanedFiles,
} from '../reports/executions/sweep-files.ts';
import { sweepWorkers } from '../reports/operations/worker-presence.ts';
import { deleteAuditEventsKeptUntil } from '../store/audit-events.ts';
import { deleteThrottlesBefore } from '../store/sign-in-throttles.ts';
import { type Deliveries, startDeliveries } from '../worker/callbacks/deliver-callbacks.ts';
import { keepTelling } from '../worker/keep-telling.ts';
import { startWorker, type Worker } from '../worker/worker.ts';
import type { Logger } from './create-logger.ts';
import { type Core, openCore } from './open-core.ts';
import { openWorkerEngine } from './open-engines.ts';
import type { StopKind } from './stop-kind.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { openTelemetry } from './telemetry/open-telemetry.ts';
import { startStatus } from './telemetry/start-status.ts';

export interface RunningWorker {
  /** Resolves when nothing runs any more. May be called again: `now` cuts a drain short. */
  stop(how: StopKind): Promise<void>;
  /** Of its metrics. */
  readonly registry: Metrics['registry'];
}

/** How long an idle worker waits before it looks again; people wait for the virtual clock. */
const POLL_MILLISECONDS = { system: 250, virtual: 10 };

/** Runs executions and delivers callbacks in this process, with a query engine of its own. */
export async function runWorker(config: Config, logger: Logger): Promise<RunningWorker> {
  await using opening = new AsyncDisposableStack();
  const told = await openTelemetry(config, 'worker', logger);
  opening.defer(told.close);
  // The API makes the sample world; a worker takes the home as it is.
  const core = opening.use(await openCore({ ...config, sample: false }));
  const engine = await openWorkerEngine(config, core);
  opening.defer(() => engine.close());
  opening.use(await startStatus(config, { ...core, engine }, told, logger));
  const parts = { config, core, logger, telemetry: told.telemetry };
  const owner = `${process.pid}-${core.newId()}`;
  const loops = [runExecutions(parts, engine, owner), deliverCallbacks(parts)];
  const telling = tellOf(parts, owner);
  const resources = opening.move();
  let stopped: Promise<void> | undefined;
  return {
    registry: told.registry,
    stop: async (how) => {
      const drainMilliseconds = how === 'drain' ? config.drainSeconds * 1000 : 0;
      const ended = Promise.all(loops.map((loop) => loop.stop({ drainMilliseconds })));
      stopped ??= ended.then(telling.stop).then(() => resources.disposeAsync());
      await stopped;
    },
  };
}

/** What the loops of a worker share. */
interface Parts {
  readonly config: Config;
  readonly core: Core;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
}

function runExecutions(
  { config, core, logger, telemetry }: Parts,
  engine: Engine,
  owner: string,
): Worker {
  const context = { ...core, engine, random: Math.random, telemetry, limits: config };
  const snapshots = openSnapshotStore(core.home.data);
  return startWorker({
    context,
    lease: { owner, seconds: config.leaseSeconds },
    concurrency: config.workerConcurrency,
    pollMilliseconds: POLL_MILLISECONDS[config.clock],
    sweeps: {
      'expired files': (signal) => sweepExpiredFiles(context, signal),
      'orphaned files': (signal) => sweepOrphanedFiles(context, signal),
      'lost files': (signal) => findLostFiles(context, signal),
      'old executions': (signal) => sweepExecutions(context, signal),
      'old test callbacks': () => sweepTestCallbacks(context),
      'old throttles': () =>
        deleteThrottlesBefore(core.store.db, throttlesForgottenBefore(today())),
      'old workers': () => sweepWorkers(context, today()),
      'old audit events': () => deleteAuditEventsKeptUntil(core.store.db, today().toISOString()),
      snapshots: async () => (await snapshots.sweep(oneDayAgo())).length,
    },
    logger,
  });
}

const deliverCallbacks = ({ config, core, logger, telemetry }: Parts): Deliveries =>
  startDeliveries({
    context: { ...core, limits: config },
    pollMilliseconds: POLL_MILLISECONDS[config.clock],
    logger,
    telemetry,
  });

const tellOf = ({ config, core, logger }: Parts, owner: string) =>
  keepTelling({
    context: core,
    worker: {
      ...{ worker_id: owner, host: hostname(), process_id: process.pid },
      ...{ version: core.serviceVersion, concurrency: config.workerConcurrency },
    },
    wallClock: core.wallClock,
    logger,
  });

/** People wait, and are asked, by the system's clock. */
const today = (): Date => systemClock.now();

/**
 * Longer than any run reads a snapshot that has been superseded; by the system's clock, since it is
 * compared with the disk's times.
 */
const oneDayAgo = (): Date => new Date(systemClock.now().getTime() - 86_400_000);
