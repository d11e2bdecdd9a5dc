import { InsightsError, type Report } from '@partner-insights/client/browser';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

export const reportsKey = (program: string) => ['reports', program] as const;

export function useReports(): UseQueryResult<Report[]> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: reportsKey(program),
    queryFn: ({ signal }) => client.reports({}, { signal }),
  });
}

/** Undefined (as null) when there is no such report of the caller. */
export function useReport(reportId: string): UseQueryResult<Report | null> {
  const { client, program } = useApi();
  return useQuery({
    queryKey: [...reportsKey(program), 'one', reportId],
    queryFn: async ({ signal }) => {
      try {
        return (await client.reports({ reportId }, { signal }))[0] ?? null;
      } catch (error) {
        if (error instanceof InsightsError && error.status === 404) return null;
        throw error;
      }
    },
  });
}
