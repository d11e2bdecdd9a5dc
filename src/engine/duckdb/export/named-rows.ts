import type { ColumnType } from '../../../catalog/dataset.ts';
import { uniqueNames } from '../../export/headers.ts';
import { quoteName } from '../../sql/quote.ts';
import { duckDbType } from '../dialect.ts';

/**
 * The columns of a query, which names none, by their headers: for formats that name each value. Those
 * that have a type are cast to it.
 */
export function namedRows(
  query: string,
  headers: readonly string[],
  types: readonly (string | null)[],
): string {
  const places = headers.map((_, index) => quoteName(`c${index + 1}`));
  const columns = uniqueNames(headers).map((name, index) => {
    const [place, type] = [places[index], types[index]];
    const value = type ? `CAST(${place} AS ${type})` : place;
    return `${value} AS ${quoteName(name)}`;
  });
  return `SELECT ${columns.join(', ')} FROM (${query}) AS named(${places.join(', ')})`;
}

/** DuckDB writes decimals of up to 15 digits to JSON by way of doubles, as 1.5 or 1e-05; wider ones as they are. */
export const jsonType = (type: ColumnType): string | null =>
  type.kind === 'decimal' ? `DECIMAL(38, ${type.scale})` : null;

/**
 * How a selected field is stored in Parquet: as in the catalog. Sums have room for all that DuckDB adds
 * up; its own type for sums of integers would become a double.
 */
export const storedType = (type: ColumnType, isSum: boolean): string =>
  isSum ? `DECIMAL(38, ${type.kind === 'decimal' ? type.scale : 0})` : duckDbType(type);
