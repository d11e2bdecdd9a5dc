import { readRows, type Server } from '../../../src/engine/clickhouse/statement.ts';

/** A small answer. */
export const askClickHouse = (server: Server, sql: string) =>
  readRows(server, sql, { settings: {}, signal: new AbortController().signal });
