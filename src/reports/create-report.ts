import type { Dataset } from '../catalog/dataset.ts';
import { PublicError } from '../kernel/errors.ts';
import { insertExecution } from '../store/executions.ts';
import { insertReport } from '../store/reports.ts';
import type { ReportRow } from '../store/schema.ts';
import { auditedQuery } from './audited-query.ts';
import { activeReceiver } from './callbacks/callback-receiver.ts';
import type { Caller } from './caller.ts';
import { checkReportQuery } from './check-report-query.ts';
import type { ReportsContext } from './context.ts';
import { shapeOf } from './executions/dataset-shape.ts';
import { newExecution } from './executions/new-execution.ts';
import { sizeOfRun } from './executions/run-size.ts';
import { findQuery } from './find-query.ts';
import { assertRoomForReport } from './most-owned.ts';
import { descriptionRule } from './name-rule.ts';
import { type Period, parsePeriod, toInterval } from './period.ts';
import { recordAudit } from './record-audit.ts';
import * as reportRules from './report-rules.ts';
import { toReportView } from './report-views.ts';
import * as scheduleRules from './schedule-rules.ts';
import { settleRules } from './settle-rules.ts';
import type { QueryView, ReportView } from './views.ts';

export interface ReportInput {
  readonly reportName?: string | null;
  readonly description?: string | null;
  readonly startTime?: string | null;
  readonly recurrenceInterval?: number | null;
  readonly recurrenceCount?: number | null;
  readonly format?: string | null;
  readonly callbackUrl?: string | null;
  readonly callbackMethod?: string | null;
  /** `latest`, `skip` or `all`; null: the deployment's default. */
  readonly catchUp?: string | null;
  readonly catchUpWindowHours?: number | null;
}

export interface CreateReportInput extends ReportInput {
  readonly queryId?: string | null;
  readonly executeNow?: boolean | null;
  readonly queryStartTime?: string | null;
  readonly queryEndTime?: string | null;
}

/** Keeps the report and its first execution, Pending, in one transaction. */
export async function createReport(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: CreateReportInput,
): Promise<ReportView> {
  const query = await existingQuery(context, caller, program, input.queryId);
  const { dataset } = checkReportQuery(context.catalog, program, query.query);
  const now = context.clock.now();
  const details = settleRules({
    name: reportRules.reportName(input.reportName),
    description: descriptionRule(input.description),
    format: reportRules.format(input.format),
    callback_url: reportRules.callbackUrl(
      input.callbackUrl,
      context.limits.callbacksAllowPrivateNetworks,
    ),
    callback_method: reportRules.callbackMethod(input.callbackMethod),
    catch_up: scheduleRules.catchUp(input.catchUp),
    catch_up_window_hours: scheduleRules.catchUpWindowHours(input.catchUpWindowHours),
    ...(input.executeNow ? runOnce(now) : schedule(input, dataset, now, context)),
  });
  const period = input.executeNow ? periodOf(input, dataset) : noPeriod;
  const row: ReportRow = {
    ...details,
    report_id: context.newId(),
    owner_id: caller.principalId,
    owner_name: caller.principalName,
    tenant_id: caller.tenantId,
    program,
    query_id: query.queryId,
    query_text: query.query,
    status: 'Active',
    created_time: now.toISOString(),
    modified_time: null,
    execute_now: input.executeNow ? 1 : 0,
    start_time: details.start_time.toISOString(),
    query_start_time: period.start?.toISOString() ?? null,
    query_end_time: period.end?.toISOString() ?? null,
    account_id: caller.grant.account,
    scheduled_from_time: now.toISOString(),
    dataset_shape: JSON.stringify(shapeOf(dataset)),
    ...activeReceiver,
  };
  const size = await sizeOfRun(context, row);
  await context.store.transaction(async (transaction) => {
    await assertRoomForReport(transaction, caller, context.limits.reportsPerUser);
    await insertReport(transaction, row);
    const first = newExecution(context.newId(), row, details.start_time, size);
    const { correlationId } = caller.origin;
    await insertExecution(transaction, { ...first, correlation_id: correlationId });
    await recordAudit(context, transaction, caller, 'report.create', row.report_id, {
      name: row.name,
      ...auditedQuery(row.query_text),
      executionId: first.execution_id,
    });
  });
  return toReportView(context, row);
}

const noPeriod: Period = { start: null, end: null };

const runOnce = (now: Date) => ({
  start_time: { value: now },
  recurrence_interval: { value: 0 },
  recurrence_count: { value: null },
});

const schedule = (input: ReportInput, dataset: Dataset, now: Date, context: ReportsContext) => ({
  start_time: scheduleRules.startTime(input.startTime, now, context.limits.minimumLeadHours),
  recurrence_interval: scheduleRules.recurrenceInterval(input.recurrenceInterval, dataset),
  recurrence_count: scheduleRules.recurrenceCount(input.recurrenceCount),
});

/** Checked here although only the run needs it: a period that cannot work is refused at once. */
function periodOf(input: CreateReportInput, dataset: Dataset): Period {
  const names = ['QueryStartTime', 'QueryEndTime'] as const;
  const period = parsePeriod(
    input.queryStartTime ?? undefined,
    input.queryEndTime ?? undefined,
    names,
  );
  if (period.start || period.end) toInterval(period, dataset);
  return period;
}

async function existingQuery(
  context: ReportsContext,
  caller: Caller,
  program: string,
  queryId: string | null | undefined,
): Promise<QueryView> {
  const query = queryId?.trim() && (await findQuery(context, caller, program, queryId));
  if (!query) throw new PublicError('query_id_invalid');
  return query;
}
