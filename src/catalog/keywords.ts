/** The words of the report language; no dataset, column or metric may bear one as its name. */
export const keywords = [
  'SELECT',
  'DISTINCT',
  'FROM',
  'WHERE',
  'AND',
  'NOT',
  'LIKE',
  'IN',
  'ORDER',
  'BY',
  'ASC',
  'DESC',
  'LIMIT',
  'TIMESPAN',
] as const;

export type Keyword = (typeof keywords)[number];
