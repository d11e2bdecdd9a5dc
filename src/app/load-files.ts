import type { Catalog } from '../catalog/catalog.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Config } from '../config/load-config.ts';
import { type LoadOptions, type LoadReport, loadDataset } from '../engine/duckdb/load-dataset.ts';
import { systemClock } from '../kernel/clock.ts';
import { PublicError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import { listDatasets } from '../reports/list-datasets.ts';
import { openClickHouse } from './clickhouse/open-clickhouse.ts';
import { openHome } from './home.ts';
import { openCatalog } from './open-core.ts';
import { openScratchFolder } from './scratch-folder.ts';

export { type LoadProblem, LoadRefused } from '../engine/duckdb/load/load-refused.ts';

export interface LoadedFiles extends LoadReport {
  /** The catalog's name. */
  readonly dataset: string;
}

/** Makes the files the dataset's new data in the home. Throws `LoadRefused` or `dataset_not_found`. */
export async function loadFiles(
  config: Config,
  target: { readonly program: string; readonly dataset: string },
  files: readonly string[],
  onProgress: LoadOptions['onProgress'],
): Promise<LoadedFiles> {
  const catalog = await openCatalog(config);
  if (!catalog.programs.includes(target.program)) {
    throw new PublicError('program_not_found', { program: target.program });
  }
  const [found] = listDatasets(
    { catalog },
    { program: target.program, datasetName: target.dataset },
  );
  const dataset = catalog.dataset(target.program, found?.datasetName ?? '');
  if (!dataset) throw new Error(`${target.dataset} is listed and not in the catalog`);
  const home = await openHome(config.home);
  const report = await loadWhereItLies(config, catalog, dataset, files, {
    dataFolder: home.data,
    scratchFolder: await openScratchFolder(home.scratch),
    clock: systemClock,
    newId: randomId,
    memoryLimit: config.engineMemory,
    threads: config.engineThreads,
    onProgress,
  });
  return { ...report, dataset: dataset.name };
}

/** Into ClickHouse, where the configuration says that the dataset is there, else into the home. */
async function loadWhereItLies(
  config: Config,
  catalog: Catalog,
  dataset: Dataset,
  files: readonly string[],
  options: LoadOptions,
): Promise<LoadReport> {
  const clickhouse = await openClickHouse(config, catalog);
  const view = clickhouse?.tableOf(dataset);
  if (!clickhouse || view === undefined) return loadDataset(dataset, files, options);
  const { server } = clickhouse;
  const { loadIntoClickHouse } = await import('../engine/clickhouse/load-dataset.ts');
  try {
    return await loadIntoClickHouse(dataset, files, { ...options, server, view });
  } finally {
    await server.client.close();
  }
}
