import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import type { Config } from '../config/load-config.ts';
import type { ChosenBy } from '../engine/by-dataset.ts';
import {
  exportersByDataset,
  previewersByDataset,
  statisticsByDataset,
} from '../engine/by-dataset.ts';
import { openDuckDbEngine } from '../engine/duckdb/duckdb-engine.ts';
import type { Engine, Pingable, Previewer } from '../engine/engine.ts';
import { openEngineProcess } from '../engine/process/engine-process.ts';
import { createSnapshotStatistics } from '../engine/snapshots/snapshot-statistics.ts';
import type { DataStatistics } from '../engine/statistics.ts';
import type { ClickHouse } from './clickhouse/open-clickhouse.ts';
import type { Logger } from './create-logger.ts';
import type { Home } from './home.ts';
import { openScratchFolder } from './scratch-folder.ts';

interface EngineParts {
  readonly catalog: Catalog;
  readonly home: Home;
  readonly clickhouse: ClickHouse | undefined;
}

/** What runs test queries for the API: DuckDB in a process of its own, whose crash costs nothing else. */
export async function openPreviewer(
  config: Config,
  parts: EngineParts,
  logger: Logger,
): Promise<Previewer & Pingable> {
  const scratch = await openScratchFolder(parts.home.scratch);
  const duckdb = await openEngineProcess({ ...duckDbOptions(config, parts, scratch), logger });
  const remote = await openRemote(config, parts, scratch, config.testQuerySeconds);
  if (!remote) return duckdb;
  return previewersByDataset([duckdb, remote], byPlace<Previewer>(parts, duckdb, remote));
}

/** What runs reports for a worker, in its own process. */
export async function openWorkerEngine(
  config: Config,
  parts: EngineParts,
): Promise<Engine & Pingable> {
  const scratch = await openScratchFolder(parts.home.scratch);
  const duckdb = await openDuckDbEngine({
    ...duckDbOptions(config, parts, scratch),
    pipes: Math.floor(config.threadPoolSize / 2),
  });
  const remote = await openRemote(config, parts, scratch, config.runDeadlineMinutes * 60);
  if (!remote) return duckdb;
  const chosen = byPlace(parts, duckdb, remote);
  return { ...previewersByDataset([duckdb, remote], chosen), ...exportersByDataset(chosen) };
}

export async function openStatistics(parts: EngineParts): Promise<DataStatistics> {
  const { catalog, home, clickhouse } = parts;
  const snapshots = createSnapshotStatistics(home.data);
  if (!clickhouse) return snapshots;
  const { createTableStatistics } = await import('../engine/clickhouse/table-statistics.ts');
  const tables = createTableStatistics({ catalog, ...clickhouse });
  return statisticsByDataset(byPlace(parts, snapshots, tables));
}

const byPlace =
  <T>({ clickhouse }: EngineParts, here: T, there: T): ChosenBy<T> =>
  (dataset) =>
    clickhouse?.tableOf(dataset) === undefined ? here : there;

async function openRemote(
  config: Config,
  { catalog, clickhouse }: EngineParts,
  scratch: string,
  seconds: number,
): Promise<(Engine & Pingable) | undefined> {
  if (!clickhouse) return undefined;
  const { openClickHouseEngine } = await import('../engine/clickhouse/clickhouse-engine.ts');
  return openClickHouseEngine({
    ...clickhouse,
    catalog,
    limits: {
      memoryBytes: config.clickhouseMegabytes * 1_000_000 || undefined,
      threads: config.clickhouseThreads || undefined,
      rows: config.clickhouseRows || undefined,
      seconds,
    },
    scratchFolder: join(scratch, 'clickhouse'),
  });
}

const duckDbOptions = (config: Config, { catalog, home }: EngineParts, scratch: string) => ({
  catalog,
  dataFolder: home.data,
  scratchFolder: join(scratch, 'duckdb'),
  memoryLimit: config.engineMemory,
  spillLimit: config.engineSpillLimit,
  threads: config.engineThreads,
});
