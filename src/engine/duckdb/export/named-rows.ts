import { metricNamed } from '../../../catalog/catalog.ts';
import type { ColumnType, Dataset } from '../../../catalog/dataset.ts';
import type { Field } from '../../../language/plan.ts';
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

/** The second `Name` becomes `Name_2`: DuckDB tells names apart without regard to case. */
export function uniqueNames(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    let name = header;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${header}_${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** DuckDB writes decimals of up to 15 digits to JSON by way of doubles, as 1.5 or 1e-05; wider ones as they are. */
export const jsonType = (type: ColumnType): string | null =>
  type.kind === 'decimal' ? `DECIMAL(38, ${type.scale})` : null;

/**
 * How a selected field is stored in Parquet: as in the catalog. Sums have room for all that DuckDB adds
 * up; its own type for sums of integers would become a double.
 */
export function storedType(dataset: Dataset, { kind, name }: Field, type: ColumnType): string {
  if (kind === 'column' || metricNamed(dataset, name).function !== 'sum') return duckDbType(type);
  return `DECIMAL(38, ${type.kind === 'decimal' ? type.scale : 0})`;
}
