import { isDeepStrictEqual } from 'node:util';
import { guardPlan, isRedacted } from '../../policy/guard.ts';
import { lockAlike } from '../../store/execution-queue.ts';
import { executionById, updateHeld } from '../../store/executions.ts';
import { lockReport, reportById } from '../../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { authorizeOwner, isOwnerGone } from '../authorize-owner.ts';
import { enqueueCallback } from '../callbacks/enqueue-callback.ts';
import type { RunContext } from '../context.ts';
import { transition } from './execution-state.ts';
import type { Claim } from './lease.ts';
import { makeManifest } from './make-manifest.ts';
import { recordRun } from './record-run.ts';
import type { Produced } from './run-execution.ts';
import { type RunSize, sizeOfRun } from './run-size.ts';
import { heldBy } from './schedule.ts';
import { prepareNext, type SettleContext } from './settle-execution.ts';
import { assertStillKept } from './shared-file.ts';
import { startDue } from './start-due.ts';

type CompleteContext = SettleContext & Pick<RunContext, 'catalog' | 'manifests' | 'serviceVersion'>;

export interface Completed {
  readonly settled: 'completed' | 'lease-lost';
  /** Others that were ready and needed the same bytes: completed with it, by the same file. */
  readonly alike: readonly Claim[];
}

/** So that a transaction stays short; what is left is found by the next of them that is claimed. */
const MOST_ALIKE = 50;

/** What is the same for all executions that a run completes. */
interface Run {
  readonly produced: Produced;
  readonly size: RunSize;
  readonly now: Date;
}

/**
 * Records the finished file, and with it the report's next execution and the callback; one
 * transaction. Saying it again, after an answer that got lost, changes nothing.
 */
export async function completeExecution(
  context: CompleteContext,
  claim: Claim,
  produced: Produced,
): Promise<Completed> {
  const size = await sizeOfRun(context, claim.report, claim.execution);
  const run = { produced, size, now: context.clock.now() };
  return context.store.transaction(async (trx) => {
    const report = await lockReport(trx, claim.execution.report_id);
    await assertStillKept(trx, produced.file);
    if (!report || !(await complete(context, trx, claim, report, run))) {
      const isDone = await isRecorded(trx, claim.execution, produced.file.key);
      return { settled: isDone ? 'completed' : 'lease-lost', alike: [] };
    }
    return { settled: 'completed', alike: await completeAlike(context, trx, claim, run) };
  });
}

/** False: the execution is not the claim's any more. */
async function complete(
  context: CompleteContext,
  trx: Db,
  claim: Claim,
  report: ReportRow,
  run: Run,
): Promise<boolean> {
  const { execution } = claim;
  const change = await completion(context, claim, run);
  if (!(await updateHeld(trx, heldBy(execution), change))) return false;
  const recorded = { ...execution, ...change };
  await enqueueCallback(context, trx, report, recorded, run.now);
  await recordRun(context, trx, report, recorded);
  await prepareNext(context, trx, report, { execution, size: run.size });
  return true;
}

async function completion(
  context: CompleteContext,
  claim: Claim,
  { produced, now }: Run,
): Promise<Partial<ExecutionRow>> {
  const { file } = produced;
  const [first] = file.parts;
  const manifest = makeManifest(context, claim, produced, now);
  const keptUntil = now.getTime() + context.limits.fileRetentionDays * 86_400_000;
  return {
    status: transition('Running', 'complete'),
    ended_time: now.toISOString(),
    failure_reason: null,
    snapshot_id: file.snapshotId,
    redacted: isRedacted(produced) ? 1 : 0,
    file_rights: JSON.stringify(produced.rights),
    rows: file.rows,
    file_key: file.key,
    file_parts: file.parts.length,
    work_key: file.workKey,
    file_bytes: first?.bytes ?? null,
    plain_bytes: first?.plainBytes ?? null,
    sha256: first?.sha256 ?? null,
    file_expires_time: new Date(keptUntil).toISOString(),
    file_state: 'kept',
    manifest: JSON.stringify(await context.manifests.sign(manifest)),
    lease_owner: null,
    lease_expires_time: null,
  };
}

/**
 * Completes what needs the same bytes and was ready when the run began. Each is claimed and completed in one
 * go, with its own rights, manifest and callback; what has none, or is not due after all, is left to its claim.
 */
async function completeAlike(
  context: CompleteContext,
  trx: Db,
  { execution, report }: Claim,
  run: Run,
): Promise<Claim[]> {
  const done: Claim[] = [];
  const lease = { owner: execution.lease_owner ?? '', seconds: 0 };
  const asked = { report, readyBy: execution.started_time ?? '', limit: MOST_ALIKE };
  for (const waiting of await lockAlike(trx, asked)) {
    const other = await reportById(trx, waiting.report_id);
    if (!other || !(await needsTheSame(context, trx, other, report, run.produced))) continue;
    const due = { execution: waiting, report: other };
    const started = await startDue(context, trx, due, lease, run.now);
    if (started === 'skipped') continue;
    if (await complete(context, trx, started, other, run)) done.push(started);
  }
  return done;
}

async function needsTheSame(
  { catalog }: CompleteContext,
  trx: Db,
  other: ReportRow,
  report: ReportRow,
  { guarded }: Produced,
): Promise<boolean> {
  const dataset = catalog.dataset(report.program, guarded.plan.dataset);
  if (!dataset || !isDeepStrictEqual(questionOf(other), questionOf(report))) return false;
  try {
    const { grant } = await authorizeOwner(trx, other);
    const theirs = guardPlan(guarded.plan, dataset, grant, guarded.interval);
    return isDeepStrictEqual(theirs, guarded);
  } catch (error) {
    if (isOwnerGone(error)) return false;
    throw error;
  }
}

const questionOf = (report: ReportRow) => [
  report.program,
  report.query_text,
  report.format,
  report.query_start_time,
  report.query_end_time,
];

/** Whether this very file has been recorded already. */
async function isRecorded(trx: Db, { execution_id }: ExecutionRow, key: string): Promise<boolean> {
  const row = await executionById(trx, execution_id);
  return row?.status === 'Completed' && row.file_key === key;
}
