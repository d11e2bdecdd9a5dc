import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../../catalog/dataset.ts';
import type { FileStatistics } from '../../snapshots/snapshot.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';

/** What a run, and who plans one, is to know of a Parquet file before it is opened. */
export async function readStatistics(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
  rows: number,
): Promise<FileStatistics> {
  const { size: bytes } = await stat(file);
  const { distinctTimes, ...times } = await readTimes(connection, dataset, file);
  if (rows < DISTINCT_FROM_ROWS) return { rows, bytes, ...times };
  const distinctValues = await readDistinctValues(connection, file);
  if (dataset.timeColumn !== null) distinctValues[dataset.timeColumn] = distinctTimes;
  return { rows, bytes, ...times, distinctValues };
}

/** Smaller files are counted at once by whoever wants to know; nor is `snapshot.json` to grow by them. */
const DISTINCT_FROM_ROWS = 100_000;

type Times = Pick<FileStatistics, 'times'> & { readonly distinctTimes: number };

async function readTimes(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
): Promise<Times> {
  if (dataset.timeColumn === null) return { distinctTimes: 0 };
  const time = quoteName(dataset.timeColumn);
  const read = await connection.runAndReadAll(
    `SELECT approx_count_distinct(${time}), ${milliseconds('min', time)}, ${milliseconds('max', time)}
     FROM read_parquet(${quoteText(file)})`,
  );
  const [distinct, min, max] = read.getRows()[0] ?? [];
  const distinctTimes = Number(distinct);
  if (distinctTimes === 0) return { distinctTimes, times: null };
  const times = { min: isoTime(min), max: isoTime(max) };
  return times.min && times.max
    ? { distinctTimes, times: { min: times.min, max: times.max } }
    : { distinctTimes };
}

/**
 * By the dictionaries in the file, of each column the largest: they cost nothing, where counting takes half as
 * long again as writing the file. A column with too many values for a dictionary has none.
 */
async function readDistinctValues(
  connection: DuckDBConnection,
  file: string,
): Promise<Record<string, number>> {
  const read = await connection.runAndReadAll(
    `SELECT path_in_schema, max(stats_distinct_count) FROM parquet_metadata(${quoteText(file)})
     GROUP BY path_in_schema HAVING count(*) = count(stats_distinct_count)
     ORDER BY min(column_id)`,
  );
  return Object.fromEntries(read.getRows().map(([name, most]) => [String(name), Number(most)]));
}

const milliseconds = (end: 'min' | 'max', time: string): string =>
  `CASE WHEN isfinite(${end}(${time})) THEN epoch_ms(CAST(${end}(${time}) AS TIMESTAMP)) END`;

/** Undefined for what JavaScript cannot tell. */
function isoTime(value: unknown): string | undefined {
  const date = new Date(typeof value === 'bigint' ? Number(value) : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
