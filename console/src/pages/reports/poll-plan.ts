import type { ReportSummary } from '@partner-insights/client/browser';

const FIRST_MS = 2000;
const LONGEST_MS = 30_000;
const IDLE_MS = 60_000;
const GROWTH = 1.5;

/** What the last questions were answered with. */
export interface Polled {
  /** Tells answers apart. */
  readonly signature: string;
  /** How often in a row the answer was this one. */
  readonly unchanged: number;
}

export const firstPolled: Polled = { signature: '', unchanged: 0 };

export const polledNext = (before: Polled, signature: string): Polled =>
  before.signature === signature
    ? { signature, unchanged: before.unchanged + 1 }
    : { signature, unchanged: 0 };

type Standing = Pick<ReportSummary, 'openExecutions' | 'asOfTime' | 'upcomingTimes'>;

/** Whether something runs, or should by now. */
const isUnderWay = ({ openExecutions, asOfTime }: Standing): boolean =>
  openExecutions.some(
    ({ executionStatus, dueTime }) =>
      executionStatus === 'Running' || (executionStatus === 'Pending' && dueTime <= asOfTime),
  );

/** How long to wait before asking again: often while something is under way, less so the longer it takes. */
export function pollDelay(summaries: readonly Standing[], { unchanged }: Polled): number {
  if (summaries.some(isUnderWay)) return Math.min(FIRST_MS * GROWTH ** unchanged, LONGEST_MS);
  const waits = summaries.flatMap(({ asOfTime, upcomingTimes: [next] }) =>
    next === undefined ? [] : [Date.parse(next) - Date.parse(asOfTime) + FIRST_MS],
  );
  return Math.max(FIRST_MS, Math.min(IDLE_MS, ...waits));
}

/** What of the answers matters to who waits. */
export const signatureOf = (summaries: readonly ReportSummary[]): string =>
  JSON.stringify(
    summaries.map(({ reportId, reportStatus, openExecutions, lastExecution }) => [
      reportId,
      reportStatus,
      openExecutions.map((run) => [run.executionId, run.executionStatus, run.attempts]),
      lastExecution?.executionId,
    ]),
  );

/** Beyond it, only those under way are asked about again. */
const ASKED_AT_ONCE = 100;

/** Undefined: all. */
export function worthAsking(summaries: readonly ReportSummary[]): readonly string[] | undefined {
  if (summaries.length <= ASKED_AT_ONCE) return undefined;
  const underWay = summaries.filter(isUnderWay).map(({ reportId }) => reportId);
  return underWay.length > 0 ? underWay.slice(0, ASKED_AT_ONCE) : undefined;
}
