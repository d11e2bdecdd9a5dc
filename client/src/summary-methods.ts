import type { Api } from './api.ts';
import { readOccurrence, readSummary } from './read-summary.ts';
import { pathOf } from './report-path.ts';
import type { CallOptions, Occurrence, ReportSummary } from './types.ts';

/** Additions of the open service to the vendor's: that one answers 404. */
export function summaryMethods(api: Api) {
  return {
    /** How all reports stand, or those of the ids. */
    reportSummaries: async (
      reportIds?: readonly string[],
      { signal }: CallOptions = {},
    ): Promise<ReportSummary[]> => {
      const query = { reportId: reportIds?.join(';') };
      const { value } = await api.call({ path: 'ScheduledReport/summary', query, signal });
      return value.map(readSummary);
    },

    /** What became of every due time in the last 90 days, the newest first. */
    reportHistory: async (
      reportId: string,
      { signal }: CallOptions = {},
    ): Promise<Occurrence[]> => {
      const { value } = await api.call({ path: pathOf(reportId, 'history'), signal });
      return value.map(readOccurrence);
    },
  };
}
