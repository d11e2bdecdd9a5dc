import type { ClickHouseSettings } from '@clickhouse/client';

/** What one query may use of the server; undefined: as its user's profile says. */
export interface ServerLimits {
  readonly memoryBytes?: number | undefined;
  readonly threads?: number | undefined;
  /** Rows that it may read. */
  readonly rows?: number | undefined;
  /** How long it may run. */
  readonly seconds?: number | undefined;
}

/** Names that every server knows, so that one that is too old can still say so. */
export const limitSettings = ({
  memoryBytes,
  threads,
  rows,
  seconds,
}: ServerLimits): ClickHouseSettings => ({
  // Reads only, and settings such as these: also where the user could do more.
  readonly: '2',
  ...(memoryBytes === undefined ? {} : { max_memory_usage: String(memoryBytes) }),
  ...(threads === undefined ? {} : { max_threads: threads }),
  ...(rows === undefined ? {} : { max_rows_to_read: String(rows) }),
  ...(seconds === undefined ? {} : { max_execution_time: Math.ceil(seconds) }),
});

/** What answers rest on, whatever the user's profile says. */
export const answerSettings: ClickHouseSettings = {
  // A client that has gone wants no more.
  cancel_http_readonly_queries_on_client_close: 1,
  // A select without ORDER BY by a key would come in any order.
  enable_positional_arguments: 1,
  join_use_nulls: 1,
  aggregate_functions_null_for_empty: 0,
  transform_null_in: 0,
  group_by_use_nulls: 0,
  empty_result_for_aggregation_by_empty_set: 0,
  prefer_column_name_to_alias: 0,
  // A shard that does not answer must fail the run, not shorten it.
  skip_unavailable_shards: 0,
  timeout_overflow_mode: 'throw',
  read_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
};
