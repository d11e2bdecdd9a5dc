import type { Dataset } from '../../catalog/dataset.ts';
import type { Config } from '../../config/load-config.ts';
import { createTables } from '../../engine/clickhouse/schema.ts';
import { openCatalog } from '../open-core.ts';
import { datasetTables } from './dataset-tables.ts';

const before = `-- Tables of the datasets, for who fills them by other means than \`insights load\`.
-- Each row is of one partner account. _position orders the rows of an account: reports without ORDER BY come
-- in that order, so number the rows as they are to be seen.
-- Reports read a table at any moment: fill one of another name, then EXCHANGE TABLES.
`;

/** For the account of the service: it reads, and stops what it has begun. */
const reader = (
  database: string,
) => `-- The user of the service (INSIGHTS_CLICKHOUSE_USER) reads, and sets the limits of its queries:
-- CREATE USER insights IDENTIFIED WITH sha256_password BY '…' SETTINGS readonly = 2;
-- GRANT SELECT ON ${database}.* TO insights;
`;

/** The statements that make the tables of the datasets, or of one of them, that lie in ClickHouse. */
export async function printSchema(config: Config, program: string, name?: string): Promise<string> {
  const catalog = await openCatalog(config);
  const tableOf = datasetTables(config, catalog);
  const all = catalog.datasets(program).filter((dataset) => tableOf(dataset) !== undefined);
  const found = name === undefined ? undefined : catalog.dataset(program, name);
  const wanted = name === undefined ? all : all.filter((dataset) => dataset === found);
  if (wanted.length === 0) throw new Error(nothingToPrint(program, name));
  const statements = wanted.flatMap((dataset) => statementsOf(config, dataset, tableOf(dataset)));
  return [before, reader(config.clickhouseDatabase), ...statements].join('\n');
}

const statementsOf = (
  { clickhouseCluster }: Config,
  dataset: Dataset,
  table = '',
): readonly string[] =>
  createTables({ dataset, table, cluster: clickhouseCluster || undefined }).map(
    (statement) => `${statement};\n`,
  );

const nothingToPrint = (program: string, name?: string): string =>
  name === undefined
    ? `No dataset of ${program} lies in ClickHouse: say --engine clickhouse, or set INSIGHTS_CLICKHOUSE_DATASETS.`
    : `${name} is no dataset of ${program} that lies in ClickHouse; \`insights schema --engine clickhouse\` prints all.`;
