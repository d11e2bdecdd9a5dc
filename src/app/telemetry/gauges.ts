import { Gauge, type Registry } from 'prom-client';
import { within } from '../../kernel/within.ts';
import type { QueueState } from '../../reports/executions/queue-state.ts';
import { shareWork } from './shared-work.ts';

export interface GaugeSources {
  readonly queueState: () => Promise<QueueState>;
  readonly freeDiskBytes: () => Promise<number>;
}

const READ_LIMIT_MS = 1000;
/** However many scrape, the store is asked once in this time. */
const KEEP_MS = 1000;

/**
 * Adds the gauges of what all processes share, and answers the function that reads them anew. It
 * never throws: what cannot be read has no samples.
 */
export function addGauges(registry: Registry, sources: GaugeSources): () => Promise<void> {
  const setQueue = addQueueGauges(registry);
  const [storeUp, disk] = [storeUpGauge(registry), freeDiskGauge(registry)];
  const queueState = shareWork(sources.queueState, KEEP_MS);
  const freeDiskBytes = shareWork(sources.freeDiskBytes, KEEP_MS);
  const readQueue = async () => {
    const state = await within(READ_LIMIT_MS, queueState()).catch(() => undefined);
    storeUp.set(state ? 1 : 0);
    setQueue(state);
  };
  const readDisk = async () => {
    const free = await within(READ_LIMIT_MS, freeDiskBytes()).catch(() => undefined);
    if (free === undefined) disk.remove();
    else disk.set(free);
  };
  return async () => {
    await Promise.all([readQueue(), readDisk()]);
  };
}

const storeUpGauge = (registry: Registry) =>
  new Gauge({
    name: 'insights_store_up',
    help: '1 when the metadata database answered this scrape within a second, else 0.',
    registers: [registry],
  });

const freeDiskGauge = (registry: Registry) =>
  new Gauge({
    name: 'insights_disk_free_bytes',
    help: 'Free space of the home, or of its report files where that is less.',
    registers: [registry],
  });

function addQueueGauges(registry: Registry): (state: QueueState | undefined) => void {
  const registers = [registry];
  const executions = new Gauge({
    name: 'insights_queue_executions',
    help: 'Executions that are ready (due and unclaimed), waiting for their time, running or paused.',
    labelNames: ['lane', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'insights_queue_oldest_ready_seconds',
    help: 'How long the execution that has been ready longest has been so; 0 without any.',
    labelNames: ['lane'],
    registers,
  });
  const callbacks = new Gauge({
    name: 'insights_callbacks',
    help: 'Callbacks that are not delivered: Pending, Sending, Held (the receiver is paused), Failed.',
    labelNames: ['status'],
    registers,
  });
  const oldestCallback = new Gauge({
    name: 'insights_callback_oldest_due_seconds',
    help: 'How long the attempt of a callback has been due that has been so longest; 0 without any.',
    registers,
  });
  return (state) => {
    // A number that could not be read again is no longer true.
    for (const gauge of [executions, oldest, callbacks]) gauge.reset();
    oldestCallback.remove();
    for (const { lane, oldestReadySeconds, ...counts } of state?.lanes ?? []) {
      oldest.set({ lane }, oldestReadySeconds);
      for (const [name, count] of Object.entries(counts)) {
        executions.set({ lane, state: name }, count);
      }
    }
    for (const [status, count] of Object.entries(state?.callbacks ?? {})) {
      callbacks.set({ status }, count);
    }
    if (state) oldestCallback.set(state.oldestCallbackSeconds);
  };
}
