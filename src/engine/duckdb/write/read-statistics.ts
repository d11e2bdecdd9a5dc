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
  const statistics = { rows, bytes, ...(await readTimes(connection, dataset, file)) };
  if (rows < DISTINCT_FROM_ROWS) return statistics;
  return { ...statistics, distinctValues: await readDistinctValues(connection, dataset, file) };
}

/** Smaller files are counted at once by whoever wants to know; nor is `snapshot.json` to grow by them. */
const DISTINCT_FROM_ROWS = 100_000;

async function readTimes(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
): Promise<Pick<FileStatistics, 'times'>> {
  if (dataset.timeColumn === null) return {};
  const time = quoteName(dataset.timeColumn);
  const read = await connection.runAndReadAll(
    `SELECT approx_count_distinct(${time}), ${milliseconds('min', time)}, ${milliseconds('max', time)}
     FROM read_parquet(${quoteText(file)})`,
  );
  const [found, first, last] = read.getRows()[0] ?? [];
  const distinct = Number(found);
  if (distinct === 0) return { times: null };
  const [min, max] = [isoTime(first), isoTime(last)];
  return min && max ? { times: { min, max, distinct } } : {};
}

/**
 * By the dictionaries in the file, of each column the largest: they cost nothing, where counting takes half as
 * long again as writing the file. A column with too many values for a dictionary has none.
 */
async function readDistinctValues(
  connection: DuckDBConnection,
  { timeColumn }: Dataset,
  file: string,
): Promise<Record<string, number>> {
  const read = await connection.runAndReadAll(
    `SELECT path_in_schema, max(stats_distinct_count) FROM parquet_metadata(${quoteText(file)})
     GROUP BY path_in_schema HAVING count(*) = count(stats_distinct_count)
     ORDER BY min(column_id)`,
  );
  const counts = read.getRows().map(([name, most]) => [String(name), Number(most)] as const);
  return Object.fromEntries(counts.filter(([name]) => name !== timeColumn));
}

const milliseconds = (end: 'min' | 'max', time: string): string =>
  `CASE WHEN isfinite(${end}(${time})) THEN epoch_ms(CAST(${end}(${time}) AS TIMESTAMP)) END`;

/** Undefined for what JavaScript cannot tell. */
function isoTime(value: unknown): string | undefined {
  const date = new Date(typeof value === 'bigint' ? Number(value) : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
