import type { Catalog } from '../../catalog/catalog.ts';
import type { FileFormat, ResultColumn } from '../../engine/engine.ts';
import { PublicError } from '../../kernel/errors.ts';
import { type AnswerRights, type GuardedPlan, guardPlan } from '../../policy/guard.ts';
import type { ReportRow } from '../../store/schema.ts';
import { authorizeOwner } from '../authorize-owner.ts';
import { checkReportQuery, coveredInterval } from '../check-report-query.ts';
import type { RunContext } from '../context.ts';
import { type DatasetShape, describeChange, shapeOf } from './dataset-shape.ts';
import { fileKey } from './file-key.ts';
import type { Claim } from './lease.ts';
import type { ManifestPart } from './manifest.ts';
import { writeParts } from './write-parts.ts';

export interface Produced {
  readonly file: MadeFile;
  readonly rights: AnswerRights;
  readonly guarded: GuardedPlan;
}

/** A stored file, one part or several, and what it was made from. */
export interface MadeFile {
  /** Of the first part. */
  readonly key: string;
  readonly parts: readonly [ManifestPart, ...ManifestPart[]];
  readonly columns: readonly ResultColumn[];
  readonly snapshotId: string;
  /** ISO 8601, UTC. */
  readonly snapshotTime: string;
  readonly engine: string;
}

/** Of all parts together. */
export const sumOf = ({ parts }: MadeFile, what: 'rows' | 'bytes'): number =>
  parts.reduce((sum, part) => sum + part[what], 0);

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
  const format = report.format as FileFormat;
  const key = fileKey(execution, format);
  await using exported = await context.engine.export(guarded, {
    ...{ format, signal, partBytes: context.limits.partMegabytes * 1_000_000 },
  });
  const { columns, snapshotId, snapshotTime, engine } = exported;
  const [first, ...others] = await writeParts(context.files, exported, {
    ...{ key, format, signal, beforePublish: assertOwned },
  });
  if (!first) throw new Error('an export without parts');
  const file = {
    key,
    parts: [first, ...others] as const,
    columns,
    snapshotId,
    snapshotTime,
    engine,
  };
  return { file, rights: guarded.rights, guarded };
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
