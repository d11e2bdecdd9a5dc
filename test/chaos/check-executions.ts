import { type Created, INTERVAL_HOURS } from './create-reports.ts';
import type { Findings } from './findings.ts';
import type { Item } from './partner-api.ts';
import type { Recorded } from './recorded.ts';

const EVERY_STATUS = 'Pending;Running;Paused;Completed;Failed;Skipped;Cancelled';
const HOUR = 3_600_000;

/**
 * Asks the API for all executions of the report: one is Completed, for the due time, and a scheduled
 * report has its next one waiting. Answers the completed one.
 */
export async function checkExecutions(
  { number, api, reportId, due, isScheduled }: Created,
  findings: Findings,
): Promise<Item | undefined> {
  const path = `ScheduledReport/execution/${reportId}?getLatestExecution=false&executionStatus=${EVERY_STATUS}`;
  const executions = await api.get(path);
  const completed = executions.filter((one) => one.executionStatus === 'Completed');
  const others = executions.filter((one) => one.executionStatus !== 'Completed');
  const about = `report ${number} (${reportId}) due ${due}`;
  const state = `${about}: ${executions.map(describe).join(', ') || 'no executions'}`;

  if (!completed.some((one) => one.dueTime === due)) findings.missing.push(state);
  if (completed.length > 1) findings.doubled.push(state);
  const next = isScheduled ? [`Pending ${later(due)}`] : [];
  if (others.map(describe).join() !== next.join()) findings.others.push(`${state}, beside it`);
  return completed[0];
}

const describe = ({ executionStatus, dueTime, failureReason }: Item): string =>
  [executionStatus, dueTime, failureReason].filter(Boolean).join(' ');

const later = (due: string): string =>
  `${new Date(Date.parse(due) + INTERVAL_HOURS * HOUR).toISOString().slice(0, 19)}Z`;

/** What the database itself says, past the API: also of reports that nobody was told of. */
export function checkRecorded(
  recorded: readonly Recorded[],
  created: readonly Created[],
  findings: Findings,
): void {
  const known = new Set(created.map((report) => report.reportId));
  const times = new Set<string>();
  const completed = new Set<string>();
  for (const { reportId, due, status, executionId } of recorded) {
    if (!known.has(reportId)) findings.others.push(`nobody made report ${reportId}`);
    const time = `report ${reportId} due ${due}`;
    if (times.has(time)) findings.doubled.push(`${time} has two executions, ${executionId} too`);
    times.add(time);
    if (status !== 'Completed') continue;
    if (completed.has(reportId)) findings.doubled.push(`report ${reportId} completed twice`);
    completed.add(reportId);
  }
}
