import type { ReportSummary } from '@partner-insights/client/browser';
import { useCallback, useRef } from 'react';
import { firstPolled, pollDelay, polledNext, signatureOf } from './poll-plan.ts';

/** The delay before the next question; grows while the answers stay the same. */
export function usePolling(): (summaries: readonly ReportSummary[]) => number {
  const polled = useRef(firstPolled);
  const answered = useRef('');
  return useCallback((summaries) => {
    // Asked by the query more than once for each answer; only a new one counts.
    const answer = JSON.stringify(summaries.map(({ asOfTime }) => asOfTime));
    if (answered.current !== answer) {
      answered.current = answer;
      polled.current = polledNext(polled.current, signatureOf(summaries));
    }
    return pollDelay(summaries, polled.current);
  }, []);
}
