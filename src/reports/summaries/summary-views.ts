import type { ExecutionState } from '../executions/execution-state.ts';
import type { ReportStatus } from '../views.ts';

/** How a report stands, without its files. */
export interface ReportSummaryView {
  readonly reportId: string;
  readonly reportStatus: ReportStatus;
  /** The service's time as it answered, by which the others are meant. */
  readonly asOfTime: string;
  /** The next due times, five at most, the one that waits first; none unless the report is Active. */
  readonly upcomingTimes: readonly string[];
  /** Those that wait or run, the newest due time first. */
  readonly openExecutions: readonly RunView[];
  /** The one of the newest due time that has ended. */
  readonly lastExecution: RunView | null;
  /** The newest 30 that have ended, the newest first. */
  readonly recentExecutions: readonly RecentRunView[];
}

/** One of the recent: a bar of a chart. */
export interface RecentRunView {
  readonly executionStatus: ExecutionState;
  readonly dueTime: string;
  /** Between its due time and the start of its last try; null when it never started. */
  readonly lateSeconds: number | null;
  /** From the start of its last try to its end; null when it never started. */
  readonly runSeconds: number | null;
}

export interface RunView extends RecentRunView {
  readonly executionId: string;
  readonly startedTime: string | null;
  readonly endedTime: string | null;
  /** When it is tried again, after a try that failed. */
  readonly retryTime: string | null;
  readonly attempts: number;
  readonly failureReason: string | null;
}
