import {
  InsightsError,
  type Occurrence,
  type Report,
  type ReportSummary,
} from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** Everything that changes with a report: to be asked for anew when one is changed. */
export const reportsKey = (program: string) => ['reports', program] as const;

export function useReports(): UseQueryResult<Report[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: [...reportsKey(program), 'list'],
    queryFn: ({ signal }) => client.reports({}, { signal }),
    // Programs make reports too: shown at once as it was, and asked for anew.
    staleTime: 0,
  });
}

/** Null when there is no such report of the caller. */
export function useReport(reportId: string): UseQueryResult<Report | null> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: [...reportsKey(program), 'one', reportId],
    queryFn: ({ signal }) => orNull(client.reports({ reportId }, { signal })),
    staleTime: 0,
  });
}

interface Asking {
  /** After which of the answers so far to ask again. */
  readonly delay: (summaries: readonly ReportSummary[]) => number;
  /** Those to ask about, once all are known; undefined: all. */
  readonly worthAsking: (summaries: readonly ReportSummary[]) => readonly string[] | undefined;
  readonly merge: (
    all: readonly ReportSummary[],
    newer: readonly ReportSummary[],
  ) => ReportSummary[];
}

/** How all reports stand, asked for again and again; not while the page is hidden. */
export function useReportSummaries(asking: Asking): UseQueryResult<ReportSummary[]> {
  const { client, program } = useApi();
  const queries = useQueryClient();
  const queryKey = [...reportsKey(program), 'summaries'];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const state = queries.getQueryState<ReportSummary[]>(queryKey);
      const known = state?.isInvalidated ? undefined : state?.data;
      const ids = known && asking.worthAsking(known);
      const newer = await client.reportSummaries(ids, { signal });
      return known && ids ? asking.merge(known, newer) : newer;
    },
    staleTime: 0,
    refetchInterval: ({ state }) => asking.delay(state.data ?? []),
  });
}

/** How one report stands, asked for again and again; not while the page is hidden. */
export function useReportSummary(
  reportId: string,
  delay: Asking['delay'],
): UseQueryResult<ReportSummary | null> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: [...reportsKey(program), 'summary', reportId],
    queryFn: ({ signal }) => orNull(client.reportSummaries([reportId], { signal })),
    staleTime: 0,
    refetchInterval: ({ state }) => delay(state.data ? [state.data] : []),
  });
}

/** What became of its due times; asked for anew when `version` is another one. */
export function useReportHistory(
  reportId: string,
  version: string,
): UseQueryResult<readonly Occurrence[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: [...reportsKey(program), 'history', reportId, version],
    queryFn: ({ signal }) => client.reportHistory(reportId, { signal }),
    placeholderData: (before) => before,
  });
}

/** The one that was asked for; null when the service says that there is none. */
async function orNull<Thing>(asked: Promise<readonly Thing[]>): Promise<Thing | null> {
  try {
    return (await asked)[0] ?? null;
  } catch (error) {
    if (error instanceof InsightsError && error.status === 404) return null;
    throw error;
  }
}
