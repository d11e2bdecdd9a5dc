import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Catalog } from '../../catalog/catalog.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import { emptyFolder } from '../empty-folder.ts';
import { type Engine, EngineError, type Pingable } from '../engine.ts';
import { openSnapshotStore } from '../snapshots/snapshot-store.ts';
import { isFatal } from './engine-error.ts';
import { exportRun } from './export/export-run.ts';
import { createPipes } from './export/pipes.ts';
import { lent } from './lent.ts';
import { measureRun } from './measure-run.ts';
import { type DatabaseLimits, openDatabase } from './open-database.ts';
import { prepareRun, type Run } from './prepare-run.ts';
import { previewRun } from './preview-run.ts';
import { runInterruptibly } from './run-statement.ts';

export interface DuckDbEngineOptions extends DatabaseLimits {
  readonly catalog: Catalog;
  readonly dataFolder: string;
  /**
   * Exports that may flow through pipes at once, each of which holds one of libuv's threads: the others are
   * written to files first. None unless given.
   */
  readonly pipes?: number;
}

/**
 * Runs guarded plans with DuckDB inside this process. The scratch folder must be this engine's own:
 * it is emptied here. `close` stops what is running.
 */
export async function openDuckDbEngine(options: DuckDbEngineOptions): Promise<Engine & Pingable> {
  await emptyFolder(options.scratchFolder);
  const store = openSnapshotStore(options.dataFolder);
  const database = reopening(() => openDatabase([options.dataFolder], options));
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const pipes = createPipes(options.scratchFolder, options.pipes ?? 0);
  let folders = 0;
  const newFolder = (): string => {
    folders += 1;
    return path.resolve(options.scratchFolder, `export-${folders}`);
  };

  const run = <T>(
    plan: GuardedPlan,
    callersSignal: AbortSignal,
    work: (connection: DuckDBConnection, run: Run, stopped: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const signal = AbortSignal.any([callersSignal, closing.signal]);
    const done = (async () => {
      signal.throwIfAborted();
      const prepared = await prepareRun(options.catalog, store, plan);
      return database.use((connection) =>
        runInterruptibly(connection, signal, () => work(connection, prepared, signal)),
      );
    })();
    return tracked(running, done);
  };

  return {
    preview: (plan, { limit, signal }) =>
      run(plan, signal, (connection, prepared) => previewRun(connection, prepared, limit)),
    measure: (plan, { signal, ...how }) =>
      run(plan, signal, (connection, prepared) =>
        measureRun(connection, prepared, { ...how, signal }, newFolder()),
      ),
    export: (plan, { signal, ...how }) =>
      lent((lend) =>
        run(plan, signal, async (connection, prepared, stopped) => {
          const asked = { ...how, signal: stopped, folder: newFolder(), pipes };
          await using exported = await exportRun(connection, prepared, asked);
          await lend(exported, stopped);
        }),
      ),
    snapshotId: async ({ plan }) => (await store.current(plan.program, plan.dataset))?.snapshotId,
    ping: () => tracked(running, database.use(selectOne)),
    close: async () => {
      closing.abort(new EngineError('process-lost', 'the engine is closing'));
      await Promise.allSettled(running);
      await database.close();
    },
  };
}

const selectOne = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('SELECT 1');
};

function tracked<T>(running: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  running.add(work);
  const forget = () => running.delete(work);
  work.then(forget, forget);
  return work;
}

type Database = Awaited<ReturnType<typeof openDatabase>>;

/** One instance at a time; another one after a failure that DuckDB does not recover from. */
function reopening(open: () => Promise<Database>) {
  let current: Promise<Database> | undefined;
  return {
    use: async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
      current ??= open();
      const mine = current;
      try {
        const connection = await (await mine).connect();
        try {
          return await work(connection);
        } finally {
          connection.closeSync();
        }
      } catch (error) {
        if (isFatal(error) && current === mine) current = undefined;
        throw error;
      }
    },
    close: async () => (await current)?.closeSync(),
  };
}
