import type { Catalog } from '../../catalog/catalog.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { ResultColumn } from '../engine.ts';
import { areSums, resultColumns } from '../result-columns.ts';
import { compileCount, compilePlan } from '../sql/compile.ts';
import { clickHouseDialect } from './dialect.ts';
import type { PinnedTable } from './pinned-table.ts';

/** A plan bound to the table that it reads. */
export interface Run {
  readonly columns: readonly ResultColumn[];
  /** Which of them are sums. */
  readonly sums: readonly boolean[];
  readonly table: PinnedTable;
  sql(limit?: number): string;
  /** Of one number: how many rows `sql` gives. */
  readonly countSql: string;
}

export function datasetOf(catalog: Catalog, { plan }: GuardedPlan): Dataset {
  const dataset = catalog.dataset(plan.program, plan.dataset);
  if (!dataset) throw new Error(`the catalog has no dataset ${plan.program}/${plan.dataset}`);
  return dataset;
}

/** @throws PublicError `dataset_empty` when there is no table */
export function prepareRun(
  guarded: GuardedPlan,
  dataset: Dataset,
  table: PinnedTable | undefined,
): Run {
  if (!table) throw new PublicError('dataset_empty', { dataset: dataset.name });
  return {
    columns: resultColumns(guarded, dataset),
    sums: areSums(guarded, dataset),
    table,
    sql: (limit) => compilePlan(clickHouseDialect, guarded, dataset, table.source, limit ?? null),
    countSql: compileCount(clickHouseDialect, guarded, dataset, table.source),
  };
}
