import { PublicError } from '../kernel/errors.ts';
import { updateReportRow } from '../store/reports.ts';
import type { Db, ReportRow } from '../store/schema.ts';
import { activeReceiver, repointCallbacks } from './callbacks/callback-receiver.ts';
import type { Caller } from './caller.ts';
import { checkReportQuery } from './check-report-query.ts';
import type { ReportsContext } from './context.ts';
import type { ReportInput } from './create-report.ts';
import { dueTimesSince, findOpen, isAhead, moveWaiting, skipTimes } from './executions/schedule.ts';
import { lockOwnReport } from './find-report.ts';
import { descriptionRule } from './name-rule.ts';
import { parseTime } from './parse-time.ts';
import { recordAudit } from './record-audit.ts';
import * as reportRules from './report-rules.ts';
import { toReportView } from './report-views.ts';
import * as scheduleRules from './schedule-rules.ts';
import { settleRules } from './settle-rules.ts';
import type { ReportView } from './views.ts';

/**
 * Changes the given properties and leaves the others. A changed schedule moves the waiting
 * execution; a report that runs once has none, so its schedule properties are ignored.
 */
export function updateReport(
  context: ReportsContext,
  caller: Caller,
  program: string,
  reportId: string,
  input: ReportInput,
): Promise<ReportView> {
  return context.store.transaction(async (trx) => {
    const report = await lockOwnReport(trx, caller, program, reportId);
    const now = context.clock.now();
    const timing = hasTiming(report, input) ? timingChange(context, report, input, now) : {};
    const changed: ReportRow = {
      ...report,
      ...detailsChange(context, report, input),
      ...timing,
      modified_time: now.toISOString(),
    };
    const isMoved = movesSchedule(report, changed);
    const isRepointed = movesCallbacks(report, changed);
    const updated = {
      ...changed,
      ...(isMoved && { scheduled_from_time: now.toISOString() }),
      ...(isRepointed && activeReceiver),
    };
    await updateReportRow(trx, report.report_id, updated);
    if (isRepointed) await repointCallbacks(trx, updated, now);
    await recordAudit(context, trx, caller, 'report.change', report.report_id, {
      // Without the values: a callback's address may hold a password.
      given: Object.keys(input).sort(),
    });
    const settled = isMoved ? await applySchedule(context, trx, report, updated) : updated;
    return toReportView(context, settled);
  });
}

/** A run that is due already, or waits for its next try, is not lost by a new schedule. */
async function applySchedule(
  context: ReportsContext,
  trx: Db,
  before: ReportRow,
  report: ReportRow,
): Promise<ReportRow> {
  if (report.status === 'Inactive') {
    throw new PublicError('report_state', {
      reason:
        'The schedule of an Inactive report cannot change: its last recurrence has run. Create a new report.',
    });
  }
  const now = context.clock.now();
  const open = await findOpen(trx, report.report_id);
  if (open && isAhead(open, now)) return moveWaiting(trx, report, open, now);
  if (open) {
    const reason = 'The schedule of the report was changed before it could run.';
    const [, ...missed] = await dueTimesSince(trx, before, open, now, context.limits);
    await skipTimes(context, trx, before, open, { times: missed, reason, now });
  }
  return report;
}

const hasTiming = (report: ReportRow, input: ReportInput): boolean =>
  report.execute_now === 0 &&
  [input.startTime, input.recurrenceInterval, input.recurrenceCount].some(
    (given) => given !== undefined,
  );

const detailsChange = (
  context: ReportsContext,
  report: ReportRow,
  input: ReportInput,
): Partial<ReportRow> => ({
  ...settleRules({
    name: reportRules.reportName(input.reportName ?? report.name),
    description:
      input.description === undefined
        ? { value: report.description }
        : descriptionRule(input.description),
    format: reportRules.format(input.format ?? report.format),
    // One that stays is not judged anew: the operator may have become stricter since.
    callback_url:
      input.callbackUrl === undefined
        ? { value: report.callback_url }
        : reportRules.callbackUrl(input.callbackUrl, context.limits.callbacksAllowPrivateNetworks),
    callback_method: reportRules.callbackMethod(input.callbackMethod ?? report.callback_method),
    catch_up: scheduleRules.catchUp(input.catchUp === undefined ? report.catch_up : input.catchUp),
    catch_up_window_hours: scheduleRules.catchUpWindowHours(
      input.catchUpWindowHours === undefined
        ? report.catch_up_window_hours
        : input.catchUpWindowHours,
    ),
  }),
});

function timingChange(
  context: ReportsContext,
  report: ReportRow,
  input: ReportInput,
  now: Date,
): Partial<ReportRow> {
  const { dataset } = checkReportQuery(context.catalog, report.program, report.query_text);
  const settled = settleRules({
    start_time: startOf(report, input, now, context.limits.minimumLeadHours),
    recurrence_interval: scheduleRules.recurrenceInterval(
      input.recurrenceInterval ?? report.recurrence_interval,
      dataset,
    ),
    recurrence_count: scheduleRules.recurrenceCount(
      input.recurrenceCount === undefined ? report.recurrence_count : input.recurrenceCount,
    ),
  });
  return { ...settled, start_time: settled.start_time.toISOString() };
}

/** A start that is sent again unchanged is no new start, so it may lie in the past. */
function startOf(
  report: ReportRow,
  { startTime }: ReportInput,
  now: Date,
  leadHours: number,
): scheduleRules.Ruled<Date> {
  const current = new Date(report.start_time);
  if (startTime === undefined || startTime === null) return { value: current };
  const unchanged = parseTime(startTime)?.getTime() === current.getTime();
  return unchanged ? { value: current } : scheduleRules.startTime(startTime, now, leadHours);
}

const movesCallbacks = (before: ReportRow, after: ReportRow): boolean =>
  before.callback_url !== after.callback_url || before.callback_method !== after.callback_method;

const movesSchedule = (before: ReportRow, after: ReportRow): boolean =>
  before.start_time !== after.start_time ||
  before.recurrence_interval !== after.recurrence_interval ||
  before.recurrence_count !== after.recurrence_count;
