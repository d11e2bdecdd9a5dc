import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measured, MeasureOptions } from '../engine.ts';
import { measureExport } from '../export/measure-export.ts';
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
  // Disposed of only once it is read.
  return await measureExport({
    ...{ firstRows: exported, sampleRows },
    countRows: () => countRows(connection, run),
  });
}

async function countRows(connection: DuckDBConnection, { countSql }: Run): Promise<number> {
  const counted = await connection.runAndReadAll(countSql());
  return Number(counted.getRows()[0]?.[0] ?? 0);
}
