import type { Dataset } from '../../../catalog/dataset.ts';
import { quoteName } from '../../sql/quote.ts';

/**
 * How an account's rows lie, as terms of ORDER BY: what runs ask for lies together, in few files and row groups.
 * An order by values that are withheld from some would tell them.
 */
export const sortColumns = ({ timeColumn, locationColumn, columns }: Dataset): string[] =>
  [timeColumn, locationColumn]
    .filter((name) => columns.some((column) => column.name === name && !column.sensitivity))
    .map((name) => `${quoteName(String(name))} NULLS LAST`);
