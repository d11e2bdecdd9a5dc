import type { Catalog } from '../../catalog/catalog.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { ResultColumn } from '../engine.ts';
import { areSums, resultColumns } from '../result-columns.ts';
import { rowsWithin } from '../snapshots/files-within.ts';
import type { SnapshotStore } from '../snapshots/snapshot-store.ts';
import { compileCount, compilePlan } from '../sql/compile.ts';
import { accountRows } from './account-rows.ts';
import { duckDbDialect } from './dialect.ts';
import { storedType } from './export/named-rows.ts';

/** A plan bound to the snapshot it reads. */
export interface Run {
  readonly columns: readonly ResultColumn[];
  /** DuckDB's types of the columns, as Parquet files have them. */
  readonly storedTypes: readonly string[];
  readonly snapshotId: string;
  /** When the snapshot was made; ISO 8601, UTC. */
  readonly snapshotTime: string;
  /** As far as is known without opening a file; groups may be fewer. */
  readonly mostRows: number;
  sql(limit?: number): string;
  /** Of one number: how many rows `sql` gives. */
  countSql(): string;
}

/** @throws PublicError `dataset_empty` when the dataset was never loaded */
export async function prepareRun(
  catalog: Catalog,
  store: SnapshotStore,
  guarded: GuardedPlan,
): Promise<Run> {
  const { program, dataset: name } = guarded.plan;
  const dataset = catalog.dataset(program, name);
  if (!dataset) throw new Error(`the catalog has no dataset ${program}/${name}`);
  const snapshot = await store.current(program, dataset.name);
  if (!snapshot) throw new PublicError('dataset_empty', { dataset: dataset.name });
  const { rows, interval } = guarded;
  const isTimed = dataset.timeColumn !== null;
  const within = isTimed ? interval : null;
  const source = accountRows(dataset, store.accountFiles(snapshot, rows.account, within));
  const columns = resultColumns(guarded, dataset);
  const sums = areSums(guarded, dataset);
  return {
    columns,
    storedTypes: columns.map(({ type }, index) => storedType(type, sums[index] ?? false)),
    snapshotId: snapshot.snapshotId,
    snapshotTime: snapshot.createdTime,
    mostRows: Math.min(
      rowsWithin(store.accountPart(snapshot, rows.account), within),
      guarded.plan.limit ?? Number.POSITIVE_INFINITY,
    ),
    sql: (limit) => compilePlan(duckDbDialect, guarded, dataset, source, limit ?? null),
    countSql: () => compileCount(duckDbDialect, guarded, dataset, source),
  };
}
