import type { Catalog } from '../catalog/catalog.ts';
import { EngineError, type Exporter, type FileFormat } from '../engine/engine.ts';
import type { ReportFiles, StoredFile } from '../files/report-files.ts';
import type { Clock } from '../kernel/clock.ts';
import { PublicError } from '../kernel/errors.ts';
import type { NewId } from '../kernel/ids.ts';
import { type GuardedPlan, guardPlan } from '../policy/guard.ts';
import { findApplication } from '../store/applications.ts';
import type { Store } from '../store/open-store.ts';
import type { ExecutionRow, ReportRow } from '../store/schema.ts';
import { findUser } from '../store/users.ts';
import { authorizeCaller } from './caller.ts';
import { checkReportQuery, coveredInterval } from './check-report-query.ts';
import type { Claim } from './claim-execution.ts';
import { fileKey } from './report-file.ts';

/** What a worker runs executions with. */
export interface RunContext {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly files: ReportFiles;
  readonly engine: Exporter;
  readonly limits: { readonly maximumAttempts: number; readonly fileRetentionDays: number };
}

export interface Produced {
  readonly file: StoredFile;
  readonly rows: number;
  readonly snapshotId: string;
  readonly redacted: boolean;
}

/**
 * Makes the execution's file. It is stored but belongs to nobody until `settleExecution` records it.
 * A `PublicError` means that another try would fail alike.
 */
export async function runExecution(
  context: RunContext,
  { execution, report }: Claim,
  signal: AbortSignal,
): Promise<Produced> {
  assertTriesLeft(execution, context.limits.maximumAttempts);
  const guarded = await guardForOwner(context, report);
  await using exported = await context.engine.export(guarded, {
    format: report.format as FileFormat,
    signal,
  });
  const file = await context.files.write(fileKey(execution, report.format), exported.bytes(), {
    signal,
  });
  return {
    file,
    rows: exported.rows,
    snapshotId: exported.snapshotId,
    redacted: guarded.redacted,
  };
}

/** A worker that died without a word has used up a try too. */
function assertTriesLeft({ attempts }: ExecutionRow, maximum: number): void {
  if (attempts <= maximum) return;
  throw new EngineError('process-lost', `all ${maximum} workers that ran it were lost`);
}

/** The report's plan with the rights that its owner has now, at the start of the run. */
async function guardForOwner(context: RunContext, report: ReportRow): Promise<GuardedPlan> {
  await assertEnabled(context.store, report);
  const owner = await authorizeCaller(context.store.db, {
    principalId: report.owner_id,
    principalName: report.owner_name,
    tenantId: report.tenant_id,
  });
  const { plan, dataset } = checkReportQuery(context.catalog, report.program, report.query_text);
  const period = {
    start: report.query_start_time === null ? null : new Date(report.query_start_time),
    end: report.query_end_time === null ? null : new Date(report.query_end_time),
  };
  const interval = coveredInterval(plan, dataset, period, context.clock.now());
  return guardPlan(plan, dataset, owner.grant, interval);
}

async function assertEnabled({ db }: Store, report: ReportRow): Promise<void> {
  const owner =
    (await findUser(db, report.owner_id)) ?? (await findApplication(db, report.owner_id));
  if (!owner || owner.disabled === 1) {
    throw new PublicError('owner_disabled', { user: report.owner_name });
  }
}
