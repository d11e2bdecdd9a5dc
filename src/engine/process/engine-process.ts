import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../../kernel/logger.ts';
import type { DuckDbEngineOptions } from '../duckdb/duckdb-engine.ts';
import { EngineError, type Pingable, type Previewer } from '../engine.ts';
import { connectHost, type HostConnection } from './host-connection.ts';

export interface EngineProcessOptions extends DuckDbEngineOptions {
  readonly logger: Logger;
  /** The child's entry; another one in tests. */
  readonly hostModule?: URL;
  /** Milliseconds that a cancelled preview may take before the child is killed; 5000 by default. */
  readonly stopLimit?: number;
}

/** A Previewer that also tells its child's process id, for logs and tests. */
export interface EngineProcess extends Previewer, Pingable {
  pid(): number | undefined;
}

/**
 * Runs previews with DuckDB in a child process, so that its crash costs the previews under way
 * (`EngineError('process-lost')`) and nothing else: the next one starts another child. Children that
 * die before they have answered anything are replaced after a growing wait.
 * @throws EngineError when the first child cannot open its engine
 */
export async function openEngineProcess(options: EngineProcessOptions): Promise<EngineProcess> {
  const children = keepChild(options);
  await children.get();
  return {
    preview: async (plan, { limit, signal }) => {
      signal.throwIfAborted();
      const child = await abortable(children.get(), signal);
      return child.preview(plan, limit, signal);
    },
    measure: async (plan, { signal, ...how }) => {
      signal.throwIfAborted();
      const child = await abortable(children.get(), signal);
      return child.measure(plan, how, signal);
    },
    ping: async () => (await children.get()).ping(),
    pid: children.pid,
    close: children.close,
  };
}

function keepChild({
  logger,
  catalog,
  hostModule,
  stopLimit = 5000,
  ...limits
}: EngineProcessOptions) {
  const module = hostModule ?? new URL('./engine-host.ts', import.meta.url);
  const datasets = catalog.programs.flatMap((program) => catalog.datasets(program));
  let current: Promise<HostConnection> | undefined;
  let connection: HostConnection | undefined;
  let failures = 0;
  let closed = false;

  const start = async (): Promise<HostConnection> => {
    await delay(waitBefore(failures));
    failures += 1;
    const { dataFolder, scratchFolder, memoryLimit, spillLimit, threads } = limits;
    const options = { datasets, dataFolder, scratchFolder, memoryLimit, spillLimit, threads };
    const started = await connectHost(module, options, { stopLimit });
    connection = started;
    logger.info({ pid: started.pid }, 'the query engine runs');
    void started.gone.then(() => lost(started));
    return started;
  };
  const lost = (child: HostConnection) => {
    current = undefined;
    connection = undefined;
    if (child.proven) failures = 0;
    if (!closed) logger.error({ pid: child.pid }, 'the query engine died; it is started again');
  };
  const get = (): Promise<HostConnection> => {
    if (closed) return Promise.reject(new EngineError('process-lost', 'the engine is closed'));
    if (!current) {
      current = start();
      current.catch(() => {
        current = undefined;
      });
    }
    return current;
  };
  const close = async (): Promise<void> => {
    closed = true;
    const child = await current?.catch(() => undefined);
    await child?.close();
  };
  return { get, pid: () => connection?.pid, close };
}

/** Milliseconds: none for the first child, then 0.2 s doubling to 10 s. */
export const waitBefore = (failures: number): number =>
  failures === 0 ? 0 : Math.min(10_000, 100 * 2 ** failures);

/** Waits no longer than the signal allows; what it waits for goes on for others. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  return promise;
}
