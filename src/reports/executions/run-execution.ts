import type { Catalog } from '../../catalog/catalog.ts';
import type { FileFormat } from '../../engine/engine.ts';
import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { type AnswerRights, type GuardedPlan, guardPlan } from '../../policy/guard.ts';
import type { ReportRow } from '../../store/schema.ts';
import { authorizeOwner } from '../authorize-owner.ts';
import { checkReportQuery, coveredInterval } from '../check-report-query.ts';
import type { RunContext } from '../context.ts';
import { periodOf } from '../period.ts';
import { type DatasetShape, describeChange, shapeOf } from './dataset-shape.ts';
import { fileKey } from './file-key.ts';
import type { Claim } from './lease.ts';
import { type MadeFile, manifestColumns } from './made-file.ts';
import { findSharedFile, workKey } from './shared-file.ts';
import { writeParts } from './write-parts.ts';

export interface Produced {
  readonly file: MadeFile;
  readonly rights: AnswerRights;
  readonly guarded: GuardedPlan;
}

/** Makes sure that the worker still owns the execution; throws when it does not. */
export type AssertOwned = () => Promise<void>;

/**
 * Makes the execution's file, or finds one of the same bytes. It is stored but belongs to nobody until
 * `completeExecution` records it. A `PublicError` below 500 means that another try would fail alike.
 */
export async function runExecution(
  context: RunContext,
  { execution, report }: Claim,
  signal: AbortSignal,
  assertOwned: AssertOwned,
): Promise<Produced> {
  const guarded = await guardForOwner(context, report);
  const file =
    (await findSharedFile(context, guarded, report.format)) ??
    (await makeFile(context, { execution, report }, guarded, { signal, assertOwned }));
  return { file, rights: guarded.rights, guarded };
}

async function makeFile(
  context: RunContext,
  { execution, report }: Claim,
  guarded: GuardedPlan,
  { signal, assertOwned }: { readonly signal: AbortSignal; readonly assertOwned: AssertOwned },
): Promise<MadeFile> {
  const format = report.format as FileFormat;
  const key = fileKey(execution, format);
  await using exported = await context.engine.export(guarded, {
    ...{ format, signal, partBytes: context.limits.partMegabytes * 1_000_000 },
  });
  const { snapshotId, snapshotTime, engine: engineVersion } = exported;
  const parts = await writeParts(context.files, exported, {
    ...{ key, format, signal, beforePublish: assertOwned },
  });
  return {
    ...{ key, parts, snapshotId, engineVersion, isShared: false },
    workKey: workKey(context, guarded, { snapshotId, format }),
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    columns: manifestColumns(exported.columns),
    dataTime: toWireTime(new Date(snapshotTime)),
  };
}

/** The report's plan with the rights that its owner has now, at the start of the run. */
async function guardForOwner(context: RunContext, report: ReportRow): Promise<GuardedPlan> {
  const owner = await authorizeOwner(context.store.db, report);
  const { plan, dataset } = checkAgain(context.catalog, report);
  const interval = coveredInterval(plan, dataset, periodOf(report), context.clock.now());
  return guardPlan(plan, dataset, owner.grant, interval);
}

/** The query fitted the catalog when the report was created; the catalog may have changed. */
function checkAgain(catalog: Catalog, report: ReportRow): ReturnType<typeof checkReportQuery> {
  try {
    return checkReportQuery(catalog, report.program, report.query_text);
  } catch (error) {
    if (!(error instanceof PublicError) || error.code !== 'query_invalid') throw error;
    throw new PublicError('query_outdated', {
      problems: error.message,
      change: changeSince(catalog, report),
    });
  }
}

function changeSince(catalog: Catalog, { program, dataset_shape }: ReportRow): string {
  if (dataset_shape === null) return '';
  const before = JSON.parse(dataset_shape) as DatasetShape;
  const dataset = catalog.dataset(program, before.dataset);
  return describeChange(before, dataset && shapeOf(dataset));
}
