import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PARQUET_OPTIONS } from '../../duckdb/write/parquet-options.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';
import { engineError } from '../engine-error.ts';
import type { Server } from '../statement.ts';
import { POSITION } from '../stored-order.ts';

/** In one file, and one request, at a time. */
const BATCH_ROWS = 1_000_000;

interface InsertOptions {
  readonly table: string;
  readonly scratchFolder: string;
  readonly onRows: (done: number, of: number) => void;
}

/** Sends the rows of `load.sorted` as Parquet; answers how many, and of which account how many. */
export async function insertRows(
  server: Server,
  connection: DuckDBConnection,
  accountColumn: string,
  { table, scratchFolder, onRows }: InsertOptions,
): Promise<Readonly<Record<string, number>>> {
  const counted = await connection.runAndReadAll(
    `SELECT ${quoteName(accountColumn)}, count(*) FROM load.sorted GROUP BY 1 ORDER BY 1`,
  );
  const accounts = counted.getRows().map(([name, rows]) => [String(name), Number(rows)] as const);
  const all = accounts.reduce((sum, [, rows]) => sum + rows, 0);
  const file = path.resolve(scratchFolder, 'batch.parquet');
  for (let from = 0; from < all; from += BATCH_ROWS) {
    await connection.run(
      `COPY (SELECT *, CAST(rowid AS UBIGINT) AS ${quoteName(POSITION)} FROM load.sorted
             WHERE rowid >= ${from} AND rowid < ${from + BATCH_ROWS})
       TO ${quoteText(file)} (${PARQUET_OPTIONS})`,
    );
    await insertFile(server, table, file);
    onRows(Math.min(from + BATCH_ROWS, all), all);
  }
  await rm(file, { force: true });
  return Object.fromEntries(accounts);
}

async function insertFile({ client }: Server, table: string, file: string): Promise<void> {
  try {
    await client.insert({
      table: quoteName(table),
      values: createReadStream(file),
      format: 'Parquet',
      clickhouse_settings: {
        // A load has many months at once.
        max_partitions_per_insert_block: '0',
        // It is there, on each shard, when this resolves.
        distributed_foreground_insert: 1,
        async_insert: 0,
      },
    });
  } catch (error) {
    throw engineError(error);
  }
}
