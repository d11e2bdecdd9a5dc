import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Dataset } from '../../../catalog/dataset.ts';
import type { AccountPart } from '../../snapshots/snapshot.ts';
import { accountFileName } from '../../snapshots/snapshot-folder.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';
import { duckDbType } from '../dialect.ts';
import type { AccountText } from './account-texts.ts';
import { PARQUET_OPTIONS } from './parquet-options.ts';
import { readStatistics } from './read-statistics.ts';
import { sortColumns } from './sort-columns.ts';

/** A small file leaves one core idle, so two are made at a time. */
const AT_ONCE = 2;

/**
 * Makes each account's text into its Parquet file in `folder`, and removes the text. What does not fit in
 * memory is sorted by way of `spillFolder`.
 */
export async function textToParquet(
  dataset: Dataset,
  folder: string,
  texts: readonly AccountText[],
  spillFolder: string,
): Promise<Record<string, AccountPart>> {
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: spillFolder });
  try {
    const parts: [string, AccountPart][] = [];
    const waiting = texts.entries();
    const work = async () => {
      const connection = await instance.connect();
      try {
        for (const [index, text] of waiting) {
          const file = accountFileName(index + 1);
          parts[index] = [text.account, await convert(connection, dataset, text, folder, file)];
        }
      } finally {
        connection.closeSync();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return Object.fromEntries(parts);
  } finally {
    instance.closeSync();
  }
}

async function convert(
  connection: DuckDBConnection,
  dataset: Dataset,
  text: AccountText,
  folder: string,
  file: string,
): Promise<AccountPart> {
  const target = path.join(folder, file);
  const rows = sortedRows(dataset, readRowText(dataset, text.file));
  await connection.run(`COPY (${rows}) TO ${quoteText(target)} (${PARQUET_OPTIONS})`);
  await rm(text.file);
  const statistics = await readStatistics(connection, dataset, target, text.rows);
  return { rows: text.rows, bytes: statistics.bytes, files: [file], statistics: [statistics] };
}

/** Rows of one time and location stay as they came. */
function sortedRows(dataset: Dataset, source: string): string {
  const order = sortColumns(dataset);
  if (order.length === 0) return `FROM ${source}`;
  const names = dataset.columns.map(({ name }) => quoteName(name)).join(', ');
  return `SELECT ${names} FROM (SELECT *, row_number() OVER () AS "as it came" FROM ${source})
          ORDER BY ${order.join(', ')}, "as it came"`;
}

function readRowText(dataset: Dataset, file: string): string {
  const columns = dataset.columns.map(
    (column) => `${quoteName(column.name)}: ${quoteText(duckDbType(column.type))}`,
  );
  const options = [
    'auto_detect = false',
    'header = false',
    "delim = ','",
    `quote = '"'`,
    `escape = '"'`,
    "new_line = '\\n'",
    "nullstr = ''",
    'allow_quoted_nulls = false',
    'null_padding = false',
    `columns = {${columns.join(', ')}}`,
  ];
  return `read_csv(${quoteText(file)}, ${options.join(', ')})`;
}
