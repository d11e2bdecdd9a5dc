import path from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import { emptyFolder } from '../empty-folder.ts';
import { type Engine, EngineError, type Pingable } from '../engine.ts';
import { measureExport } from '../export/measure-export.ts';
import { exportRun } from './export/export-run.ts';
import { answerSettings, limitSettings, type ServerLimits } from './limits.ts';
import { pinTable, type TableOf } from './pinned-table.ts';
import { datasetOf, prepareRun, type Run } from './prepare-run.ts';
import { previewRun } from './preview-run.ts';
import { readVersion } from './server-version.ts';
import { readRows, type Server, type StatementOptions } from './statement.ts';

export interface ClickHouseEngineOptions {
  readonly catalog: Catalog;
  readonly server: Server;
  readonly limits: ServerLimits;
  readonly tableOf: TableOf;
  /** This engine's own: it is emptied here. */
  readonly scratchFolder: string;
}

/** Runs guarded plans on a ClickHouse server. `close` stops what is running, and leaves the server's client open. */
export async function openClickHouseEngine({
  catalog,
  server,
  limits,
  tableOf,
  scratchFolder,
}: ClickHouseEngineOptions): Promise<Engine & Pingable> {
  await emptyFolder(scratchFolder);
  const settings = { ...answerSettings, ...limitSettings(limits) };
  const closing = new AbortController();
  const version = readVersion(server);
  let toldVersion: string | undefined;
  let folders = 0;
  const until = (signal: AbortSignal): StatementOptions => ({
    ...{ settings, signal: AbortSignal.any([signal, closing.signal]) },
  });
  const pin = (dataset: Dataset, options: StatementOptions) =>
    pinTable(server, tableOf(dataset), options);
  const prepare = async (plan: GuardedPlan, options: StatementOptions): Promise<Run> => {
    const dataset = datasetOf(catalog, plan);
    return prepareRun(plan, dataset, await pin(dataset, options));
  };
  const exported = async (
    run: Run,
    how: Pick<Parameters<typeof exportRun>[2], 'format' | 'partBytes'>,
    options: StatementOptions,
  ) => {
    folders += 1;
    const folder = path.resolve(scratchFolder, `export-${folders}`);
    toldVersion ??= await version();
    return exportRun(server, run, {
      ...{ ...how, ...options, folder },
      engine: `ClickHouse ${toldVersion}`,
    });
  };

  return {
    preview: async (plan, { limit, signal }) =>
      previewRun(server, await prepare(plan, until(signal)), limit, until(signal)),
    measure: async (plan, { signal, format, sampleRows }) => {
      const options = until(signal);
      const run = await prepare(plan, options);
      const first: Run = { ...run, sql: () => run.sql(sampleRows) };
      await using firstRows = await exported(first, { format }, options);
      const countRows = async () =>
        Number((await readRows(server, run.countSql, options))[0]?.[0] ?? 0);
      // Disposed of only once it is read.
      return await measureExport({ firstRows, sampleRows, countRows });
    },
    export: async (plan, { signal, ...how }) => {
      const options = until(signal);
      return exported(await prepare(plan, options), how, options);
    },
    snapshotId: async (plan) =>
      (await pin(datasetOf(catalog, plan), until(new AbortController().signal)))?.snapshotId,
    ping: async () => void (await version()),
    close: async () => closing.abort(new EngineError('process-lost', 'the engine is closing')),
  };
}
