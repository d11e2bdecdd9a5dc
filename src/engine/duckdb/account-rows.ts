import type { Dataset } from '../../catalog/dataset.ts';
import { quoteName, quoteText } from '../sql/quote.ts';
import { duckDbType } from './dialect.ts';

/** The relation of one account's stored rows, in their order; empty when it has no files. */
export function accountRows(dataset: Dataset, files: readonly string[]): string {
  if (files.length === 0) return `(${noRows(dataset)})`;
  return `read_parquet([${files.map(quoteText).join(', ')}])`;
}

const noRows = (dataset: Dataset): string => {
  const columns = dataset.columns.map(
    ({ name, type }) => `CAST(NULL AS ${duckDbType(type)}) AS ${quoteName(name)}`,
  );
  return `SELECT ${columns.join(', ')} WHERE FALSE`;
};
