import type { Dataset } from '../../src/catalog/dataset.ts';
import { quoteName, quoteText } from '../../src/engine/sql/quote.ts';

/** The sample's largest partner. */
export const LARGEST_ACCOUNT = '1001000';

/** An account of a made world, with the rows of one of the sample's. */
export interface AccountCopy {
  readonly from: string;
  readonly to: string;
}

export function copiedAccounts(
  { accountColumn }: Dataset,
  files: readonly string[],
  copies: readonly AccountCopy[],
): string {
  const account = quoteName(accountColumn);
  const pairs = copies.map(({ from, to }) => `(${quoteText(from)}, ${quoteText(to)})`).join(', ');
  return `SELECT rows.* REPLACE (copies.wanted AS ${account})
    FROM ${parquet(files)} AS rows
    JOIN (VALUES ${pairs}) AS copies(had, wanted) ON rows.${account} = copies.had`;
}

/**
 * The largest account's rows, again and again until there are so many, each time with other subscriptions,
 * tenants and amounts, so that no copy compresses away; their months are the last six.
 */
export function oneLargeAccount(
  { accountColumn, timeColumn }: Dataset,
  files: readonly string[],
  rows: number,
): string {
  const account = quoteName(accountColumn);
  const month = quoteName(timeColumn ?? '');
  const other = (column: string) => `CAST(md5(${column} || ':' || copy) AS UUID)::VARCHAR`;
  return `WITH rows AS (SELECT * FROM ${parquet(files)} WHERE ${account} = '${LARGEST_ACCOUNT}'),
    counted AS (SELECT count(*) AS number, max(${month}) AS newest FROM rows)
    SELECT rows.* REPLACE (
      ${other('SubscriptionId')} AS SubscriptionId,
      ${other('CustomerTenantId')} AS CustomerTenantId,
      CAST(UsageQuantity * (1 + copy % 97 / 97) AS DECIMAL(18, 4)) AS UsageQuantity,
      CAST(ACR_USD * (1 + copy % 89 / 89) AS DECIMAL(18, 2)) AS ACR_USD,
      CAST(newest - to_months(date_diff('month', ${month}, newest) % 6) AS DATE) AS ${month})
    FROM rows, counted,
      (SELECT unnest(range(CAST(ceil(${rows} / number) AS BIGINT))) AS copy FROM counted)
    LIMIT ${rows}`;
}

const parquet = (files: readonly string[]): string =>
  `read_parquet([${files.map(quoteText).join(', ')}])`;
