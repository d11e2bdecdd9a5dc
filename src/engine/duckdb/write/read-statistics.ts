import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../../catalog/dataset.ts';
import type { FileStatistics } from '../../snapshots/snapshot.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';

/** What a run is to know of a Parquet file before it opens it. */
export async function readStatistics(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
  rows: number,
): Promise<FileStatistics> {
  const { size: bytes } = await stat(file);
  if (dataset.timeColumn === null) return { rows, bytes };
  const time = quoteName(dataset.timeColumn);
  const read = await connection.runAndReadAll(
    `SELECT count(${time}), ${milliseconds('min', time)}, ${milliseconds('max', time)}
     FROM read_parquet(${quoteText(file)})`,
  );
  const [known, min, max] = read.getRows()[0] ?? [];
  if (Number(known) === 0) return { rows, bytes, times: null };
  const times = { min: isoTime(min), max: isoTime(max) };
  return times.min && times.max
    ? { rows, bytes, times: { min: times.min, max: times.max } }
    : { rows, bytes };
}

const milliseconds = (end: 'min' | 'max', time: string): string =>
  `CASE WHEN isfinite(${end}(${time})) THEN epoch_ms(CAST(${end}(${time}) AS TIMESTAMP)) END`;

/** Undefined for what JavaScript cannot tell. */
function isoTime(value: unknown): string | undefined {
  const date = new Date(typeof value === 'bigint' ? Number(value) : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
