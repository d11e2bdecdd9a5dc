import { choice, formed, formedList, number } from './setting.ts';

const datasetName = /^[\w-]+\/\w+(=\w+)?$/;

/** Where the datasets' rows lie, and what a query may use of a ClickHouse server. */
export const clickHouseSettings = {
  engine: choice(
    'INSIGHTS_ENGINE',
    'duckdb',
    'What holds the datasets and runs queries: duckdb, on each node over files in the home, or clickhouse.',
    ['duckdb', 'clickhouse'],
  ),
  clickhouseUrl: formed(
    'INSIGHTS_CLICKHOUSE_URL',
    '',
    'Address of the HTTP interface of a ClickHouse server, or of the proxy of a cluster.',
    {
      fits: (given) => /^https?:$/.test(URL.parse(given)?.protocol ?? ''),
      wanted: 'an address such as https://clickhouse.example:8443',
      isSecret: true,
    },
  ),
  clickhouseUser: formed('INSIGHTS_CLICKHOUSE_USER', 'default', 'Its user, who need only read.', {
    fits: (given) => given !== '',
    wanted: 'a name',
  }),
  clickhousePassword: formed('INSIGHTS_CLICKHOUSE_PASSWORD', '', 'Password of that user.', {
    fits: () => true,
    wanted: 'any text',
    isSecret: true,
  }),
  clickhouseDatabase: formed(
    'INSIGHTS_CLICKHOUSE_DATABASE',
    'default',
    'Database of the tables there.',
    { fits: (given) => /^\w+$/.test(given), wanted: 'a name of letters, digits and _' },
  ),
  clickhouseCluster: formed(
    'INSIGHTS_CLICKHOUSE_CLUSTER',
    '',
    'Cluster, named in the configuration of ClickHouse, over which loads spread the rows; unset: one server.',
    { fits: (given) => /^[\w.-]+$/.test(given), wanted: 'a name of letters, digits, _, . and -' },
  ),
  clickhouseDatasets: formedList(
    'INSIGHTS_CLICKHOUSE_DATASETS',
    'Datasets that lie in ClickHouse while others do not, or in tables of other names than program_Dataset, separated by commas: program/Dataset or program/Dataset=table.',
    {
      fits: (part) => datasetName.test(part),
      wanted: 'datasets such as mpn/DynamicsUsage or mpn/DynamicsUsage=usage_by_day',
    },
  ),
  clickhouseMegabytes: number(
    'INSIGHTS_CLICKHOUSE_MEGABYTES',
    0,
    "Memory, in millions of bytes, that one query may use of the server; 0: as its user's profile says.",
    { min: 0, whole: true },
  ),
  clickhouseThreads: number(
    'INSIGHTS_CLICKHOUSE_THREADS',
    0,
    "Threads that one query may use of the server; 0: as its user's profile says.",
    { min: 0, whole: true },
  ),
  clickhouseRows: number(
    'INSIGHTS_CLICKHOUSE_ROWS',
    0,
    "Rows that one query may read of the server; 0: as its user's profile says.",
    { min: 0, whole: true },
  ),
  clickhouseCompression: choice(
    'INSIGHTS_CLICKHOUSE_COMPRESSION',
    'none',
    'How answers of the server are compressed on their way: none, or zstd where the network is slower than a processor.',
    ['none', 'zstd'],
  ),
} as const;
