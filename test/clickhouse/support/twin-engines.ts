import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import type { Dataset } from '../../../src/catalog/dataset.ts';
import { openClickHouseEngine } from '../../../src/engine/clickhouse/clickhouse-engine.ts';
import { loadIntoClickHouse } from '../../../src/engine/clickhouse/load-dataset.ts';
import type { Server } from '../../../src/engine/clickhouse/statement.ts';
import { openDuckDbEngine } from '../../../src/engine/duckdb/duckdb-engine.ts';
import { loadDataset } from '../../../src/engine/duckdb/load-dataset.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { randomId } from '../../../src/kernel/ids.ts';
import { openChdbClient } from './chdb-client.ts';

/** Both engines over the same files. */
export interface TwinEngines extends AsyncDisposable {
  readonly duckdb: Engine;
  readonly clickhouse: Engine;
  readonly server: Server;
  readonly folder: string;
  load(dataset: Dataset, files: readonly string[]): Promise<void>;
}

export const tableOf = ({ program, name }: Pick<Dataset, 'program' | 'name'>): string =>
  `${program}_${name}`;

export async function openTwinEngines(catalog: Catalog): Promise<TwinEngines> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'insights-twins-'));
  const dataFolder = path.join(folder, 'data');
  const chdb = openChdbClient();
  const server = { client: chdb.client };
  const scratch = (name: string) => path.join(folder, name);
  const duckdb = await openDuckDbEngine({ catalog, dataFolder, scratchFolder: scratch('duckdb') });
  const clickhouse = await openClickHouseEngine({
    ...{ catalog, server, tableOf, limits: {}, scratchFolder: scratch('clickhouse') },
  });
  return {
    ...{ duckdb, clickhouse, server, folder },
    load: async (dataset, files) => {
      const common = { clock: systemClock, newId: randomId };
      await loadDataset(dataset, files, {
        ...{ ...common, dataFolder, scratchFolder: scratch('load') },
      });
      await loadIntoClickHouse(dataset, files, {
        ...{ ...common, server, view: tableOf(dataset), scratchFolder: scratch('load') },
      });
    },
    [Symbol.asyncDispose]: async () => {
      await duckdb.close();
      await clickhouse.close();
      await chdb.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
