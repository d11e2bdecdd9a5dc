import type { Report, ReportSummary } from '@partner-insights/client/browser';

/** Of a report: what it is doing where it does something, else its status. */
export type Standing = 'running' | 'retrying' | 'queued' | 'Active' | 'Paused' | 'Inactive';

type Known = Pick<ReportSummary, 'reportStatus' | 'openExecutions' | 'asOfTime'>;

export function standingOf(report: Pick<Report, 'reportStatus'>, summary: Known | null): Standing {
  if (!summary) return report.reportStatus;
  const open = summary.openExecutions;
  if (open.some(({ executionStatus }) => executionStatus === 'Running')) return 'running';
  const due = open.find(
    ({ executionStatus, dueTime }) => executionStatus === 'Pending' && dueTime <= summary.asOfTime,
  );
  if (due) return due.attempts > 0 ? 'retrying' : 'queued';
  return summary.reportStatus;
}
