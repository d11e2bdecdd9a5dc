import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openSnapshotStore } from '../../src/engine/snapshots/snapshot-store.ts';
import { salesDataset } from '../../src/engine/testing/datasets.ts';

/** Publishes so many rows of account A1, made by SQL, as the sales dataset's snapshot, in files of a million. */
export async function publishManyRows(dataFolder: string, rows: number): Promise<void> {
  const store = openSnapshotStore(dataFolder);
  const name = { program: salesDataset.program, dataset: salesDataset.name, snapshotId: 'many' };
  await mkdir(dataFolder, { recursive: true });
  const staged = await store.stage(name);
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: staged });
  const connection = await instance.connect();
  const files: string[] = [];
  for (let from = 0; from < rows; from += 1_000_000) {
    const file = `account-000001-${files.length + 1}.parquet`;
    await connection.run(`COPY (${rowsSql(from, Math.min(from + 1_000_000, rows))})
      TO '${join(staged, file)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
    files.push(file);
  }
  connection.closeSync();
  instance.closeSync();
  const accounts = { A1: { rows, bytes: 0, files } };
  await store.publish({ ...name, createdTime: '2026-04-01T00:00:00.000Z', rows, accounts });
}

/** Some texts with quotes and line breaks; ids that compress badly; some nulls. */
const rowsSql = (from: number, to: number): string => `
  SELECT 'A1' AS Account, 'L' || (i % 7) AS Location,
    CASE WHEN i % 1000 = 0 THEN 'Contoso "' || i || '"' || chr(10) || 'Ltd' ELSE md5(i::VARCHAR) END AS Customer,
    'p' || i || '@example.org' AS Email, DATE '2024-01-01' + (i // 14000)::INTEGER AS Day,
    TIMESTAMP '2024-01-01 00:00:00' + to_seconds(i) AS ChangedTime,
    CASE WHEN i % 13 = 0 THEN NULL ELSE i END::BIGINT AS Seats,
    ((hash(i) % 1000000) / 100)::DECIMAL(18, 2) AS Revenue, 1.5::DECIMAL(9, 4) AS Rate
  FROM range(${from}, ${to}) numbers(i)`;
