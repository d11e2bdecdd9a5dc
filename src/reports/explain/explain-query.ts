import type { Dataset } from '../../catalog/dataset.ts';
import type { FileFormat } from '../../engine/engine.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { type GuardedPlan, guardPlan } from '../../policy/guard.ts';
import type { Caller } from '../caller.ts';
import { checkReportQuery, coveredInterval } from '../check-report-query.ts';
import { chosenQuery } from '../chosen-query.ts';
import type { ReportsContext } from '../context.ts';
import { parsePeriod } from '../period.ts';
import { recordAudit } from '../record-audit.ts';
import * as reportRules from '../report-rules.ts';
import { settleRules } from '../settle-rules.ts';
import { estimateSeconds } from './estimate-seconds.ts';
import type { Size } from './estimate-size.ts';
import { estimateWork } from './estimate-work.ts';
import type { ExplanationView } from './explanation.ts';
import { findPastRuns } from './find-past-runs.ts';
import { firstDueTimes, type ScheduleInput, scheduleProblems } from './first-due-times.ts';
import { measureSize } from './measure-size.ts';
import { rounded } from './range.ts';

export interface ExplainInput extends ScheduleInput {
  readonly query?: string | null;
  readonly queryId?: string | null;
  readonly format?: string | null;
  readonly queryStartTime?: string | null;
  readonly queryEndTime?: string | null;
}

/**
 * What the query would give as a report of the caller: how large, how long, of what time, what is withheld,
 * and when. All of it is told by the caller's own rows, values and runs.
 */
export async function explainQuery(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: ExplainInput,
  signal: AbortSignal,
): Promise<ExplanationView> {
  const text = await chosenQuery(context, caller, program, {
    queryId: input.queryId,
    text: input.query,
    textName: 'Query',
  });
  const { plan, dataset } = checkReportQuery(context.catalog, program, text);
  const now = context.clock.now();
  const { format, ...schedule } = settleRules({
    format: reportRules.format(input.format),
    ...scheduleProblems(input, dataset, now, context.limits),
  });
  const interval = coveredInterval(plan, dataset, periodOf(input), now);
  const guarded = guardPlan(plan, dataset, caller.grant, interval);
  const measured = await measureSize(context, guarded, dataset, format as FileFormat, signal);
  const past = await findPastRuns(context, caller, program, text, guarded);
  await audit(context, caller, dataset, guarded, measured);
  const { seconds, secondsSource } = estimateSeconds({
    ...{ size: measured.size, past, slowness: await context.slowness() },
    work: await estimateWork(context, guarded, dataset, format as FileFormat, measured.size),
  });
  const { rows, rowsSource, fileBytes, bytesSource } = measured.size;
  return {
    datasetName: dataset.name,
    ...{ snapshotId: measured.snapshotId, watermark: measured.watermark },
    ...covered(guarded),
    ...{ rows: rounded(rows), rowsSource },
    ...{ fileBytes: rounded(fileBytes), bytesSource },
    ...{ seconds: rounded(seconds, 3), secondsSource },
    parts: partsOf(measured.size, format as FileFormat, context.limits.partMegabytes),
    format: format as FileFormat,
    redacted: guarded.rights.redacted,
    dueTimes: firstDueTimes(schedule, now).map(toWireTime),
  };
}

/** Texts are cut by their bytes before compression, Parquet by those of the file. */
const partsOf = ({ plainBytes, fileBytes }: Size, format: FileFormat, megabytes: number): number =>
  Math.max(
    1,
    Math.ceil((format === 'parquet' ? fileBytes.estimate : plainBytes) / (megabytes * 1_000_000)),
  );

const periodOf = ({ queryStartTime, queryEndTime }: ExplainInput) =>
  parsePeriod(queryStartTime ?? undefined, queryEndTime ?? undefined, [
    'QueryStartTime',
    'QueryEndTime',
  ]);

const covered = ({ interval }: GuardedPlan) => ({
  coversFrom: interval?.from ? toWireTime(interval.from) : null,
  coversBefore: interval?.to ? toWireTime(interval.to) : null,
});

/** Numbers of rows answer questions about values, so who asked is on record. */
const audit = (
  context: ReportsContext,
  caller: Caller,
  dataset: Dataset,
  guarded: GuardedPlan,
  { size, snapshotId }: Awaited<ReturnType<typeof measureSize>>,
): Promise<void> =>
  recordAudit(context, context.store.db, caller, 'dataset.explain', dataset.name, {
    columns: guarded.plan.select.map(({ header }) => header),
    rows: size.rows.estimate,
    snapshotId,
    ...guarded.rights,
  });
