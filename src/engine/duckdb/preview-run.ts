import type { DuckDBConnection } from '@duckdb/node-api';
import type { Preview } from '../engine.ts';
import { jsonValue } from './json-values.ts';
import type { Run } from './prepare-run.ts';

export async function previewRun(
  connection: DuckDBConnection,
  { columns, snapshotId, sql }: Run,
  limit: number,
): Promise<Preview> {
  const result = await connection.runAndReadAll(sql(limit));
  const rows = result
    .getRows()
    .map((values) =>
      Object.fromEntries(
        columns.map(({ header }, index) => [header, jsonValue(values[index] ?? null)]),
      ),
    );
  return { columns, rows, snapshotId };
}
