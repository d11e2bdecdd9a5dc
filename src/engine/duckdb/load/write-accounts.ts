import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../../catalog/dataset.ts';
import type { AccountPart, FileStatistics } from '../../snapshots/snapshot.ts';
import { accountFileName } from '../../snapshots/snapshot-folder.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';
import { PARQUET_OPTIONS } from '../write/parquet-options.ts';
import { readStatistics } from '../write/read-statistics.ts';

/**
 * A run opens only the files of its time. Smaller ones would save nothing: what lies outside it in the others
 * is skipped by row groups (docs/performance.md).
 */
const FILE_ROWS = 1_000_000;

interface WriteOptions {
  readonly fileRows?: number | undefined;
  readonly onAccount: (done: number, of: number) => void;
}

/**
 * The Parquet files of each account in `folder`. Its rows are a stretch of the sorted table, so that it and
 * its pieces are found by their row numbers.
 */
export async function writeAccounts(
  connection: DuckDBConnection,
  dataset: Dataset,
  folder: string,
  { fileRows = FILE_ROWS, onAccount }: WriteOptions,
): Promise<Record<string, AccountPart>> {
  const column = quoteName(dataset.accountColumn);
  const counted = await connection.runAndReadAll(
    `SELECT ${column}, count(*), min(rowid) FROM load.sorted GROUP BY 1 ORDER BY 1`,
  );
  const accounts = counted.getRows().map(([name, rows, first]) => ({
    ...{ name: String(name), rows: Number(rows), first: Number(first) },
  }));
  const parts: [string, AccountPart][] = [];
  for (const account of accounts) {
    const number = parts.length + 1;
    const part = await writeAccount(connection, dataset, { ...account, folder, number, fileRows });
    parts.push([account.name, part]);
    onAccount(parts.length, accounts.length);
  }
  return Object.fromEntries(parts);
}

interface AccountRows {
  readonly name: string;
  readonly rows: number;
  /** The number of its first row in the sorted table. */
  readonly first: number;
  readonly folder: string;
  readonly number: number;
  readonly fileRows: number;
}

async function writeAccount(
  connection: DuckDBConnection,
  dataset: Dataset,
  { name, rows, first, folder, number, fileRows }: AccountRows,
): Promise<AccountPart> {
  const files: string[] = [];
  const statistics: FileStatistics[] = [];
  for (let from = 0; from < rows; from += fileRows) {
    const file = accountFileName(number, files.length + 1);
    const target = path.join(folder, file);
    const { rowsChanged } = await connection.run(
      `COPY (SELECT * FROM load.sorted
             WHERE ${quoteName(dataset.accountColumn)} = ${quoteText(name)}
               AND rowid >= ${first + from} AND rowid < ${first + Math.min(from + fileRows, rows)})
       TO ${quoteText(target)} (${PARQUET_OPTIONS})`,
    );
    files.push(file);
    statistics.push(await readStatistics(connection, dataset, target, rowsChanged));
  }
  const written = sum(statistics.map((file) => file.rows));
  if (written !== rows) throw new Error(`wrote ${written} of ${rows} rows of account ${name}`);
  return { rows, bytes: sum(statistics.map((file) => file.bytes)), files, statistics };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
