import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import {
  findNewestRuns,
  findRunsIn,
  findSchedules,
  type RunOutline,
  type ScheduleRow,
} from '../../store/report-summaries.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { type ExecutionState, finalStates, waitingStates } from '../executions/execution-state.ts';
import { splitList } from '../split-list.ts';
import type { ReportStatus } from '../views.ts';
import { runTimes } from './run-times.ts';
import type { RecentRunView, ReportSummaryView, RunView } from './summary-views.ts';
import { upcomingTimes } from './upcoming-times.ts';

export interface SummarizeReportsInput {
  /** One or several, split by `;`. */
  readonly reportId?: string;
  /** Only reports whose id comes after this one. */
  readonly after?: string;
  /** At the most. */
  readonly limit?: number;
}

export interface SummaryPage {
  readonly summaries: readonly ReportSummaryView[];
  /** The id to go on after; null with the last. */
  readonly next: string | null;
}

export const LARGEST_PAGE = 100;
const RECENT = 30;
/** Those that have not ended stand before the recent ones: one waits, and one runs, as a rule. */
const OPEN = 2;

const openStates = [...waitingStates, 'Running'] as const;

/** How the caller's reports stand, a page at a time, in three statements. */
export async function summarizeReports(
  { store: { db }, clock }: Pick<ReportsContext, 'store' | 'clock'>,
  caller: Caller,
  program: string,
  { reportId, after, limit = LARGEST_PAGE }: SummarizeReportsInput,
): Promise<SummaryPage> {
  const now = clock.now();
  const reportIds = splitList(reportId?.toLowerCase(), 'reportId');
  const found = await findSchedules(db, {
    ...{ ownerId: caller.principalId, program, limit: limit + 1 },
    ...(reportIds && { reportIds }),
    ...(after !== undefined && { after: after.trim().toLowerCase() }),
  });
  if (found.length === 0 && reportIds && after === undefined) {
    throw new PublicError('reports_not_found', { filters: 'reportId' });
  }
  const page = found.slice(0, limit);
  const ids = page.map(({ report_id }) => report_id);
  if (ids.length === 0) return { summaries: [], next: null };
  const newest = groupByReport(await findNewestRuns(db, ids, RECENT + OPEN));
  const open = groupByReport(await findRunsIn(db, ids, openStates));
  return {
    summaries: page.map((report) =>
      summaryOf(report, open.get(report.report_id) ?? [], newest.get(report.report_id) ?? [], now),
    ),
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
  };
}

const groupByReport = (rows: readonly RunOutline[]) =>
  Map.groupBy(rows, ({ report_id }) => report_id);

function summaryOf(
  report: ScheduleRow,
  open: readonly RunOutline[],
  newest: readonly RunOutline[],
  now: Date,
): ReportSummaryView {
  const ended = newest.filter(({ status }) => isFinal(status)).slice(0, RECENT);
  const [last] = ended;
  return {
    reportId: report.report_id,
    reportStatus: report.status as ReportStatus,
    asOfTime: toWireTime(now),
    upcomingTimes: upcomingTimes(report, open, now).map(toWireTime),
    openExecutions: open.toSorted(byDueTime).map(toRunView),
    lastExecution: last ? toRunView(last) : null,
    recentExecutions: ended.map(toRecentView),
  };
}

const isFinal = (status: string): boolean => finalStates.some((known) => known === status);

const byDueTime = (a: RunOutline, b: RunOutline): number => (a.due_time < b.due_time ? 1 : -1);

function toRecentView(row: RunOutline): RecentRunView {
  const { dueTime, lateSeconds, runSeconds } = runTimes(row);
  return { executionStatus: row.status as ExecutionState, dueTime, lateSeconds, runSeconds };
}

const toRunView = (row: RunOutline): RunView => ({
  executionId: row.execution_id,
  executionStatus: row.status as ExecutionState,
  ...runTimes(row),
  attempts: row.attempts,
  failureReason: row.failure_reason,
});
