import { DuckDBInstance } from '@duckdb/node-api';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { accountRows } from '../../src/engine/duckdb/account-rows.ts';
import { duckDbDialect } from '../../src/engine/duckdb/dialect.ts';
import { openSnapshotStore } from '../../src/engine/snapshots/snapshot-store.ts';
import { compilePlan } from '../../src/engine/sql/compile.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { checkQuery } from '../../src/language/check-query.ts';
import { resolveTimespan } from '../../src/language/timespan.ts';
import { guardPlan } from '../../src/policy/guard.ts';
import { defaultConfig } from './home.ts';

export interface SqlOf {
  readonly catalog: Catalog;
  /** The data folder. */
  readonly data: string;
  readonly account: string;
  readonly query: string;
}

/** The query as a run of it is guarded, for all of the account. */
export function guardedQuery({ catalog, account, query }: Omit<SqlOf, 'data'>) {
  const checked = checkQuery(query, 'mpn', catalog);
  if (!checked.ok) throw new Error(checked.diagnostics[0]?.message);
  const dataset = catalog.dataset('mpn', checked.plan.dataset);
  if (!dataset) throw new Error(`no dataset ${checked.plan.dataset}`);
  const isTimed = dataset.timeColumn !== null;
  const interval = isTimed ? resolveTimespan(checked.plan.timespan, systemClock.now()) : null;
  const grant = { account, locations: null, withheld: [] };
  return { dataset, interval, guarded: guardPlan(checked.plan, dataset, grant, interval) };
}

/** The very SELECT that a run of the query reads its rows by: the same files, filters and order. */
export async function reportSql({ data, ...asked }: SqlOf): Promise<string> {
  const { dataset, interval, guarded } = guardedQuery(asked);
  const snapshots = openSnapshotStore(data);
  const snapshot = await snapshots.current('mpn', dataset.name);
  if (!snapshot) throw new Error(`no data of ${dataset.name}`);
  const files = snapshots.accountFiles(snapshot, asked.account, interval);
  return compilePlan(duckDbDialect, guarded, dataset, accountRows(dataset, files));
}

/** An empty DuckDB with the threads and the memory that a worker's engine has. */
export function openPlainDuckDb(): Promise<DuckDBInstance> {
  const { engineThreads, engineMemory } = defaultConfig('.');
  return DuckDBInstance.create(':memory:', {
    threads: String(engineThreads),
    memory_limit: engineMemory,
  });
}

export type Compression = 'gzip' | 'uncompressed';

export const copyTo = (sql: string, file: string, compression: Compression): string =>
  `COPY (${sql}) TO '${file}' (FORMAT csv, HEADER, COMPRESSION ${compression})`;
