import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openClickHouseEngine } from '../../../src/engine/clickhouse/clickhouse-engine.ts';
import { loadIntoClickHouse } from '../../../src/engine/clickhouse/load-dataset.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { salesDataset } from '../../../src/engine/testing/datasets.ts';
import { salesCatalog } from '../../../src/engine/testing/sales-catalog.ts';
import { type TextRow, writeTextFile } from '../../../src/engine/testing/text-file.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { randomId } from '../../../src/kernel/ids.ts';
import { askClickHouse } from './ask-clickhouse.ts';
import { openChdbClient } from './chdb-client.ts';

export const salesFact = (more: TextRow = {}): TextRow => ({
  ...{ Account: 'A1', Location: 'L1', Customer: 'Contoso', Day: '2026-03-01', Seats: '5' },
  ...more,
});

/** Loads of the sales dataset, and an engine over them. */
export async function openLoads(clock: Clock) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'insights-loads-'));
  const chdb = openChdbClient();
  const server = { client: chdb.client };
  const scratchFolder = path.join(folder, 'load');
  let files = 0;
  const engine: Engine = await openClickHouseEngine({
    ...{ catalog: salesCatalog, server, limits: {}, scratchFolder: path.join(folder, 'scratch') },
    tableOf: () => 'sales',
  });
  return {
    engine,
    /** As so many files, which are told by their names: `1.csv` is the first of the first load. */
    load: async (...rows: readonly (readonly TextRow[])[]) => {
      const written = rows.map((each) => {
        files += 1;
        return writeTextFile(folder, { ...salesDataset, name: String(files) }, each);
      });
      const by = { server, view: 'sales', clock, newId: randomId, scratchFolder };
      return loadIntoClickHouse(salesDataset, written, by);
    },
    run: (query: string) => chdb.client.command({ query }),
    tables: async () =>
      (
        await askClickHouse(
          server,
          "SELECT name FROM system.tables WHERE database = currentDatabase() AND name LIKE 'sales%' ORDER BY name",
        )
      ).flat(),
    close: async () => {
      await engine.close();
      await chdb.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
