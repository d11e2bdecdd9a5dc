import { PublicError } from '../kernel/errors.ts';
import { updateReportRow } from '../store/reports.ts';
import type { ReportRow } from '../store/schema.ts';
import type { Caller } from './caller.ts';
import { checkReportQuery } from './check-report-query.ts';
import type { ReportsContext } from './context.ts';
import type { ReportInput } from './create-report.ts';
import { findReport } from './find-report.ts';
import { parseTime } from './parse-time.ts';
import * as reportRules from './report-rules.ts';
import { toReportView } from './report-views.ts';
import { findWaiting, reschedule } from './reschedule.ts';
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
  return context.store.transaction(async (transaction) => {
    const report = await findReport(transaction, caller, program, reportId);
    const now = context.clock.now();
    const timing = hasTiming(report, input) ? timingChange(context, report, input, now) : {};
    const updated: ReportRow = {
      ...report,
      ...detailsChange(report, input),
      ...timing,
      modified_time: now.toISOString(),
    };
    await updateReportRow(transaction, report.report_id, updated);
    if (!movesSchedule(report, updated)) return toReportView(updated);
    if (report.status === 'Inactive') {
      throw new PublicError('report_state', {
        reason:
          'The schedule of an Inactive report cannot change: its last recurrence has run. Create a new report.',
      });
    }
    const waiting = await findWaiting(transaction, report.report_id);
    // A run that is due already, or waits for its next try, is not lost by a new count.
    const isDue = waiting !== undefined && waiting.due_time <= now.toISOString();
    if (isDue && isSameGrid(report, updated)) return toReportView(updated);
    return toReportView(await reschedule(transaction, updated, now, context.newId));
  });
}

const hasTiming = (report: ReportRow, input: ReportInput): boolean =>
  report.execute_now === 0 &&
  [input.startTime, input.recurrenceInterval, input.recurrenceCount].some(
    (given) => given !== undefined,
  );

const detailsChange = (report: ReportRow, input: ReportInput): Partial<ReportRow> => ({
  ...settleRules({
    name: reportRules.reportName(input.reportName ?? report.name),
    format: reportRules.format(input.format ?? report.format),
    callback_url: reportRules.callbackUrl(
      input.callbackUrl === undefined ? report.callback_url : input.callbackUrl,
    ),
    callback_method: reportRules.callbackMethod(input.callbackMethod ?? report.callback_method),
  }),
  ...(input.description !== undefined && { description: input.description }),
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

const isSameGrid = (before: ReportRow, after: ReportRow): boolean =>
  before.start_time === after.start_time &&
  before.recurrence_interval === after.recurrence_interval;

const movesSchedule = (before: ReportRow, after: ReportRow): boolean =>
  !isSameGrid(before, after) || before.recurrence_count !== after.recurrence_count;
