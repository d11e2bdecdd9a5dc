import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measured, MeasureOptions } from '../engine.ts';
import { readExport } from '../read-export.ts';
import { exportRun } from './export/export-run.ts';
import type { Run } from './prepare-run.ts';

/** Writes the first rows as an export does, and counts them all where there are more. */
export async function measureRun(
  connection: DuckDBConnection,
  run: Run,
  { format, sampleRows, signal }: MeasureOptions,
  folder: string,
): Promise<Measured> {
  const firstRows: Run = { ...run, sql: () => run.sql(sampleRows) };
  await using exported = await exportRun(connection, firstRows, { format, signal, folder });
  const sample = await readExport(exported);
  const isWhole = sample.rows < sampleRows;
  return {
    rows: isWhole ? sample.rows : await countRows(connection, run),
    sample: sample.bytes,
    sampleRows: sample.rows,
    snapshotId: run.snapshotId,
    snapshotTime: run.snapshotTime,
  };
}

async function countRows(connection: DuckDBConnection, { countSql }: Run): Promise<number> {
  const counted = await connection.runAndReadAll(countSql());
  return Number(counted.getRows()[0]?.[0] ?? 0);
}
