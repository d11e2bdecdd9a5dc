import type { Dataset } from '../../catalog/dataset.ts';
import type { DataExtent } from '../../engine/statistics.ts';
import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { type GuardedPlan, guardPlan } from '../../policy/guard.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { theDataset } from '../list-datasets.ts';
import { recordAudit } from '../record-audit.ts';
import { withinSeconds } from '../within-seconds.ts';
import { frequentValues } from './frequent-values.ts';
import { fieldOf, plainPlan } from './plain-plan.ts';
import { visibleExtent } from './visible-extent.ts';

export interface DatasetSamplesView {
  readonly datasetName: string;
  readonly snapshotId: string;
  /** When the data was loaded. */
  readonly watermark: string;
  /** How many of the caller's newest rows were looked at. */
  readonly rows: number;
  readonly columns: readonly ColumnSamplesView[];
}

export interface ColumnSamplesView {
  readonly name: string;
  /** True: there are values, but not for the caller. */
  readonly withheld: boolean;
  /** As texts, the most frequent first. */
  readonly values: readonly string[];
}

const SAMPLE_ROWS = 1000;
const VALUES = 5;
const SECONDS = 10;
const NEWEST_DAYS = 31;

/**
 * Some values of each column, from the newest of the caller's rows and through a guarded plan: what is withheld
 * has none. Throws `dataset_not_found`, `dataset_empty`, `query_timeout`, `test_queries_busy`.
 */
export async function sampleValues(
  context: ReportsContext,
  caller: Caller,
  asked: { program: string; datasetName: string },
  signal: AbortSignal,
): Promise<DatasetSamplesView> {
  const dataset = theDataset(context, asked);
  const { grant } = caller;
  const extent = await context.extent(dataset, grant.account);
  if (!extent) throw new PublicError('dataset_empty', { dataset: dataset.name });
  const key = ['samples', dataset.program, dataset.name, extent.snapshotId, grant];
  const sampled = await context.foundOut.get(key, () =>
    withinSeconds(Math.min(SECONDS, context.limits.testQuerySeconds), signal, (within) =>
      sample(context, caller, dataset, extent, within),
    ),
  );
  const { columns, rows, snapshotId } = sampled.view;
  await recordAudit(context, context.store.db, caller, 'dataset.preview', dataset.name, {
    ...{ columns: columns.map(({ name }) => name), rows, snapshotId },
    ...sampled.rights,
  });
  return sampled.view;
}

interface Sampled {
  readonly view: DatasetSamplesView;
  readonly rights: GuardedPlan['rights'];
}

async function sample(
  context: ReportsContext,
  { grant }: Caller,
  dataset: Dataset,
  extent: DataExtent,
  signal: AbortSignal,
): Promise<Sampled> {
  const columns = dataset.columns.filter(({ selectable }) => selectable);
  const { lastTime } = await visibleExtent(context, grant, dataset, extent, signal);
  const plan = plainPlan(dataset, columns.map(fieldOf));
  const guarded = guardPlan(plan, dataset, grant, newest(lastTime));
  const { rows, snapshotId } = await context.testQueryPlaces.take(grant.account, signal, () =>
    context.engine.preview(guarded, { limit: SAMPLE_ROWS, signal }),
  );
  const view = {
    ...{ datasetName: dataset.name, snapshotId, rows: rows.length },
    watermark: toWireTime(new Date(extent.snapshotTime)),
    columns: columns.map(({ name }) => ({
      name,
      withheld: guarded.withheld.includes(name),
      values: frequentValues(rows, name, VALUES),
    })),
  };
  return { view, rights: guarded.rights };
}

/** Newer files alone are then opened. */
const newest = (lastTime: string | null) =>
  lastTime === null
    ? null
    : { from: new Date(Date.parse(lastTime) - NEWEST_DAYS * 86_400_000), to: null };
