import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../../catalog/dataset.ts';
import type { AccountPart } from '../../snapshots/snapshot.ts';
import { accountFileName } from '../../snapshots/snapshot-folder.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';
import { PARQUET_OPTIONS } from '../write/parquet-options.ts';
import { conversionOf } from './conversion.ts';

/** Types the checked rows of `load.raw` and orders them by account, then as the files had them. */
export async function sortRows(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  const values = dataset.columns.map(({ name, type }) => {
    const text = quoteName(name);
    return `${conversionOf(type).value(text)} AS ${text}`;
  });
  const account = quoteName(dataset.accountColumn);
  await connection.run(
    `CREATE TABLE load.sorted AS SELECT ${values.join(', ')} FROM load.raw
     ORDER BY ${account}, file_number, row_number`,
  );
  await connection.run('DROP TABLE load.raw');
}

/** One Parquet file per account in `folder`. Sorted rows make each a short stretch of the table. */
export async function writeAccounts(
  connection: DuckDBConnection,
  dataset: Dataset,
  folder: string,
  onAccount: (done: number, of: number) => void,
): Promise<Record<string, AccountPart>> {
  const column = quoteName(dataset.accountColumn);
  const counted = await connection.runAndReadAll(
    `SELECT ${column}, count(*) FROM load.sorted GROUP BY 1 ORDER BY 1`,
  );
  const accounts = counted
    .getRows()
    .map(([name, rows]) => ({ name: String(name), rows: Number(rows) }));
  const parts: [string, AccountPart][] = [];
  for (const { name, rows } of accounts) {
    const file = accountFileName(parts.length + 1);
    const target = path.join(folder, file);
    await connection.run(
      `COPY (SELECT * FROM load.sorted WHERE ${column} = ${quoteText(name)}) TO ${quoteText(target)} (${PARQUET_OPTIONS})`,
    );
    parts.push([name, { rows, bytes: (await stat(target)).size, files: [file] }]);
    onAccount(parts.length, accounts.length);
  }
  return Object.fromEntries(parts);
}
