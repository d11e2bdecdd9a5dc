import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../../catalog/dataset.ts';
import { quoteName } from '../../sql/quote.ts';
import { sortColumns } from '../write/sort-columns.ts';
import { conversionOf } from './conversion.ts';

/**
 * Types the checked rows of `load.raw` and orders them by account, then by time and location, then as the
 * files had them.
 */
export async function sortRows(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  const values = dataset.columns.map(({ name, type }) => {
    const text = quoteName(name);
    return `${conversionOf(type).value(text)} AS ${text}`;
  });
  const account = quoteName(dataset.accountColumn);
  await connection.run(
    `CREATE TABLE load.sorted AS SELECT ${values.join(', ')} FROM load.raw
     ORDER BY ${[account, ...sortColumns(dataset)].join(', ')}, file_number, row_number`,
  );
  await connection.run('DROP TABLE load.raw');
}
