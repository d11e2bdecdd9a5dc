import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, onTestFinished, test } from 'vitest';
import { quoteText } from '../../sql/quote.ts';
import { salesDataset } from '../../testing/datasets.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { PARQUET_OPTIONS } from './parquet-options.ts';
import { readStatistics } from './read-statistics.ts';

/** Of a file of so many rows: 30 days, 50 customers, each row a revenue of its own. */
async function statisticsOf(rows: number) {
  const folder = tempFolder();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  const file = join(folder, 'rows.parquet');
  await connection.run(
    `COPY (SELECT 'C' || (row % 50) AS Customer, DATE '2026-01-01' + (row * 30 // ${rows})::INTEGER AS Day,
             row::DECIMAL(18, 2) AS Revenue
           FROM range(${rows}) AS rows(row))
     TO ${quoteText(file)} (${PARQUET_OPTIONS})`,
  );
  return readStatistics(connection, salesDataset, file, rows);
}

test('a large file tells how many values its columns have, where those are not very many', async () => {
  const { times, distinctValues } = await statisticsOf(300_000);
  const day = (text: string) => `${text}T00:00:00.000Z`;
  expect(times).toMatchObject({ min: day('2026-01-01'), max: day('2026-01-30') });
  expect(Math.abs((times?.distinct ?? 0) - 30)).toBeLessThanOrEqual(3);
  expect(distinctValues).toEqual({ Customer: 50 });
});

test('a smaller one does not', async () => {
  expect(await statisticsOf(1000)).not.toHaveProperty('distinctValues');
});
