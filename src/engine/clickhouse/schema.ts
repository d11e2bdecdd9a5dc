import type { Column, Dataset } from '../../catalog/dataset.ts';
import { quoteEscapedText, quoteName } from '../sql/quote.ts';
import { type Pointer, writePointer } from './pinned-table.ts';
import { POSITION, storedOrder } from './stored-order.ts';
import { bareType, clickHouseType } from './types.ts';

export interface Place {
  readonly dataset: Dataset;
  /** Of the rows; on a cluster of the table over all shards. */
  readonly table: string;
  /** Undefined: one server. */
  readonly cluster?: string | undefined;
}

/** The statements that make an empty table for a dataset's rows. */
export const createTables = (place: Place): readonly string[] =>
  place.cluster === undefined
    ? [createRows(place, place.table)]
    : [createRows(place, localTable(place.table)), createDistributed(place, place.cluster)];

/** The statements that remove it. */
export const dropTables = ({ table, cluster }: Omit<Place, 'dataset'>): readonly string[] => {
  const names = cluster === undefined ? [table] : [table, localTable(table)];
  return names.map((name) => `DROP TABLE IF EXISTS ${quoteName(name)}${onCluster(cluster)} SYNC`);
};

/** The statement that makes it the dataset's rows, from one query to the next. */
export const switchView = (view: string, pointer: Pointer, cluster?: string): string =>
  `CREATE OR REPLACE VIEW ${quoteName(view)}${onCluster(cluster)}
AS SELECT * FROM ${quoteName(pointer.table)}
COMMENT ${quoteEscapedText(writePointer(pointer))}`;

/** By account and time, as runs read them, and by months, so that old ones can be dropped. */
function createRows({ dataset, cluster }: Place, name: string): string {
  const order = [dataset.accountColumn, ...storedOrder(dataset), POSITION].map(quoteName);
  return `CREATE TABLE ${quoteName(name)}${onCluster(cluster)}
(
${[...dataset.columns.map((column) => columnLine(column, dataset)), `    ${quoteName(POSITION)} UInt64`].join(',\n')}
)
ENGINE = MergeTree
${partitions(dataset)}ORDER BY (${order.join(', ')})
SETTINGS allow_nullable_key = 1`;
}

const columnLine = ({ name, type }: Column, { accountColumn }: Dataset): string =>
  `    ${quoteName(name)} ${name === accountColumn ? bareType(type) : clickHouseType(type)}`;

const partitions = (dataset: Dataset): string =>
  storedOrder(dataset)
    .map((name) => `PARTITION BY ifNull(toYYYYMM(${quoteName(name)}), 0)\n`)
    .join('');

/** An account's rows lie together: its reports ask one shard for them. */
function createDistributed({ dataset, table, cluster }: Place, name: string): string {
  const shard = `cityHash64(${quoteName(dataset.accountColumn)})`;
  return `CREATE TABLE ${quoteName(table)}${onCluster(cluster)}
AS ${quoteName(localTable(table))}
ENGINE = Distributed(${quoteEscapedText(name)}, currentDatabase(), ${quoteEscapedText(localTable(table))}, ${shard})`;
}

export const localTable = (table: string): string => `${table}_local`;

const onCluster = (cluster: string | undefined): string =>
  cluster === undefined ? '' : ` ON CLUSTER ${quoteName(cluster)}`;
