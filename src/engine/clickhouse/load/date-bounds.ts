import type { CheckBounds } from '../../duckdb/load/check-values.ts';
import { quoteName } from '../../sql/quote.ts';
import { FIRST_DAY, LAST_DAY } from '../literals.ts';

/** ClickHouse would silently store another time in place of one that it cannot hold. */
export const dateBounds: CheckBounds = ({ name, type }) => {
  if (type.kind !== 'date' && type.kind !== 'timestamp') return undefined;
  const time = `TRY_CAST(${quoteName(name)} AS ${type.kind === 'date' ? 'DATE' : 'TIMESTAMPTZ'})`;
  return {
    bad: `coalesce(CAST(${time} AS DATE) <= DATE '${FIRST_DAY}' OR CAST(${time} AS DATE) >= DATE '${LAST_DAY}', FALSE)`,
    reason: `is not between ${FIRST_DAY} and ${LAST_DAY}, as ClickHouse needs it`,
  };
};
