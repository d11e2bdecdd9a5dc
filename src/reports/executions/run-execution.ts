import type { Catalog } from '../../catalog/catalog.ts';
import { type Export, type FileFormat, fileEncoding } from '../../engine/engine.ts';
import type { StoredFile } from '../../files/report-files.ts';
import { PublicError } from '../../kernel/errors.ts';
import { type AnswerRights, type GuardedPlan, guardPlan } from '../../policy/guard.ts';
import type { ReportRow } from '../../store/schema.ts';
import { authorizeOwner } from '../authorize-owner.ts';
import { checkReportQuery, coveredInterval } from '../check-report-query.ts';
import type { RunContext } from '../context.ts';
import { type DatasetShape, describeChange, shapeOf } from './dataset-shape.ts';
import type { Claim } from './lease.ts';
import { fileKey } from './report-file.ts';

export interface Produced {
  readonly file: StoredFile;
  readonly rows: number;
  readonly snapshotId: string;
  readonly rights: AnswerRights;
  readonly guarded: GuardedPlan;
  readonly exported: Pick<Export, 'columns' | 'snapshotTime' | 'engine'>;
}

/** Makes sure that the worker still owns the execution; throws when it does not. */
export type AssertOwned = () => Promise<void>;

/**
 * Makes the execution's file. It is stored but belongs to nobody until `completeExecution` records
 * it. A `PublicError` below 500 means that another try would fail alike.
 */
export async function runExecution(
  context: RunContext,
  { execution, report }: Claim,
  signal: AbortSignal,
  assertOwned: AssertOwned,
): Promise<Produced> {
  const guarded = await guardForOwner(context, report);
  await using exported = await context.engine.export(guarded, {
    format: report.format as FileFormat,
    signal,
  });
  const file = await context.files.write(fileKey(execution, report.format), exported.bytes(), {
    signal,
    beforePublish: assertOwned,
    encoding: fileEncoding(report.format),
  });
  return {
    file,
    rows: exported.rows,
    snapshotId: exported.snapshotId,
    rights: guarded.rights,
    guarded,
    exported,
  };
}

/** The report's plan with the rights that its owner has now, at the start of the run. */
async function guardForOwner(context: RunContext, report: ReportRow): Promise<GuardedPlan> {
  const owner = await authorizeOwner(context.store.db, report);
  const { plan, dataset } = checkAgain(context.catalog, report);
  const period = {
    start: report.query_start_time === null ? null : new Date(report.query_start_time),
    end: report.query_end_time === null ? null : new Date(report.query_end_time),
  };
  const interval = coveredInterval(plan, dataset, period, context.clock.now());
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
