import type { Dataset } from '../../catalog/dataset.ts';

/**
 * The column that the service adds to each table: a row's place among those of its account, as a load lays them
 * (by time, then location, then as the files had them). ClickHouse keeps no order unless it is asked for one.
 */
export const POSITION = '_position';

/** The columns before it in the sorting key, after the account; a withheld value must not tell by its order. */
export const storedOrder = ({ timeColumn, columns }: Dataset): readonly string[] =>
  columns
    .filter((column) => column.name === timeColumn && !column.sensitivity)
    .map((column) => column.name);
