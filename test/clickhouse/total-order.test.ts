import { expect, test } from 'vitest';
import { openClickHouseEngine } from '../../src/engine/clickhouse/clickhouse-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { readExport } from '../../src/engine/export/read-export.ts';
import { openSnapshotStore } from '../../src/engine/snapshots/snapshot-store.ts';
import { salesDataset } from '../../src/engine/testing/datasets.ts';
import { loadSalesRows } from '../../src/engine/testing/load-rows.ts';
import { guard } from '../../src/engine/testing/plans.ts';
import { salesCatalog } from '../../src/engine/testing/sales-catalog.ts';
import { amongOthers, atL1, plansWithTies } from '../../src/engine/testing/tied-rows.ts';
import { openTwinEngines, tableOf } from './support/twin-engines.ts';

test('many rows with ties give DuckDB’s bytes, on however many threads', async () => {
  await using twins = await openTwinEngines(salesCatalog);
  const snapshot = await loadSalesRows(twins.dataFolder, [...amongOthers()]);
  const files = openSnapshotStore(twins.dataFolder).accountFiles(snapshot, 'A1');
  await twins.loadIntoClickHouse(salesDataset, files);
  const onFour = await openClickHouseEngine({
    ...{ catalog: salesCatalog, server: twins.server, tableOf, limits: { threads: 4 } },
    scratchFolder: `${twins.folder}/four`,
  });
  for (const plan of plansWithTies) {
    const expected = await bytesOf(twins.duckdb, plan);
    for (const engine of [twins.clickhouse, onFour]) {
      expect((await bytesOf(engine, plan)).equals(expected)).toBe(true);
    }
  }
});

async function bytesOf(engine: Engine, plan: Parameters<typeof guard>[0]): Promise<Buffer> {
  const { signal } = new AbortController();
  await using exported = await engine.export(guard(plan, atL1), { format: 'csv', signal });
  return (await readExport(exported)).bytes;
}
