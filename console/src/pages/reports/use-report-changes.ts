import type { Report } from '@partner-insights/client/browser';
import { useApi } from '../../api/api-context.tsx';
import { useChange } from '../../api/use-change.ts';
import { reportsKey } from '../../api/use-reports.ts';
import { runOnce } from './run-once.ts';

/** What can be done with a report; whatever shows reports is asked for anew after it. */
export function useReportChanges({ reportId }: Pick<Report, 'reportId'>) {
  const { program } = useApi();
  const stale = [reportsKey(program)];
  const lists = ['list', 'summaries'].map((part) => [...reportsKey(program), part]);
  return {
    pause: useChange((client) => client.pauseReport(reportId), stale),
    resume: useChange((client) => client.resumeReport(reportId), stale),
    // Not the report itself: its page is left first.
    remove: useChange((client) => client.deleteReport(reportId), lists),
    runNow: useChange(runOnce, stale),
  };
}
